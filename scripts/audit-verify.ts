// npm run audit:verify [-- --head LINE:HASH]
// Walks the audit from its first line and names the first that is not as it was written: exit 1. With --head, and with the
// manifest of the newest backup, also what was cut off at the end or made anew shows.
import { parseArgs } from "node:util";
import { headOfNewestBackup, verifyAuditFile } from "#db/audit-file";
import { formatHead, type KnownHead, parseHead } from "#db/audit-verify";
import { AppError } from "#domain/errors";
import { isMain } from "./ensure.mjs";

class Usage extends Error {}

function headsOf(given: readonly string[]): KnownHead[] {
  return given.map((text) => {
    const head = parseHead(text);
    if (!head) throw new Usage(`${text} is not a head. It is the number of a line, a colon and its hash, as the server prints it.`);
    return { ...head, from: "the head that was given" };
  });
}

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { head: { type: "string", multiple: true } } });
  const given = headsOf(values.head ?? []);
  const backup = headOfNewestBackup();
  const verdict = await verifyAuditFile([...given, ...(backup ? [backup] : [])]);
  if (!verdict.ok) {
    console.error(`The audit is broken: line ${verdict.seq} ${verdict.problem}.`);
    return 1;
  }
  console.log(verdict.head.seq === 0 ? "The audit has no line yet." : `Lines 1 to ${verdict.head.seq} are as they were written.`);
  for (const { seq, from } of given) console.log(`Line ${seq} is the one of ${from}.`);
  if (backup) console.log(`Line ${backup.seq} is the one in ${backup.from}.`);
  else if (given.length === 0) console.log("There is no backup and no --head to compare with: lines cut off at the end would not show.");
  console.log(`Head: ${formatHead(verdict.head)}`);
  return 0;
}

/** Says what it found; answers the exit code. */
export async function auditVerify(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const expected = error instanceof AppError || error instanceof Usage;
    const sqlite = error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE");
    const parse = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (!expected && !sqlite && !parse) throw error;
    console.error(sqlite ? `The database cannot be read (${String(error.code)}): it is damaged or no database.` : error.message);
    return 2;
  }
}

if (isMain(import.meta.url)) process.exitCode = await auditVerify(process.argv.slice(2));
