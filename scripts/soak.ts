// npm run soak -- [ROUNDS] [--minutes N]: saves under load, kill -9, start again; every save that was acknowledged must be there.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "#db/migrate";
import { findRevision } from "#db/revisions";
import { findUnsoundness } from "#db/soundness";
import { closeStore } from "#db/store";
import { createUser } from "#db/users";
import { system } from "#domain/access";
import { type Served, serve } from "./serve";
import { Visitor } from "./visitor";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { minutes: { type: "string" } } });
const rounds = Number(positionals[0] ?? 200);
const deadline = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Number.POSITIVE_INFINITY;
const password = randomUUID();
const writers = 4;
/** The longest time under load before the kill, in milliseconds. */
const longest = 1500;

/** A save that the server said it has. */
type Acknowledged = { id: string; revision: number; title: string };

const folder = mkdtempSync(path.join(tmpdir(), "entente-soak-"));
process.env.ENTENTE_DATA = folder;
const acknowledged: Acknowledged[] = [];
let made = 0;

const countries = ["IN", "IT", "FR", "DE", "JP", "AU", "BR", "KE", "PL", "GR", "NO", "VN"];

/** The form of an event like no other: its title, pair, day and source are its own. */
function newForm(): Record<string, string> {
  const n = made++;
  const a = countries[n % countries.length];
  const b = countries[(n + 1 + (Math.floor(n / countries.length) % (countries.length - 1))) % countries.length];
  const day = new Date(Date.UTC(1990, 0, 1 + (n % 12_000))).toISOString().slice(0, 10);
  return {
    title: `${randomUUID()} visit`,
    countries: `${a}|visitor; ${b}|host`,
    date: day,
    citations: `https://example.org/${randomUUID()}`,
    summary: "word ".repeat(1 + (n % 400)),
    ...(n % 3 === 0 && { publish: "1" }),
  };
}

/** Saves new events, and each a few times again, until the server is gone. */
async function writeUntilGone(visitor: Visitor, isGone: () => boolean) {
  for (;;) {
    const form = newForm();
    let id = "";
    for (let revision = 1; revision <= 1 + (made % 3); revision++) {
      const title = revision === 1 ? (form.title as string) : `${randomUUID()} visit again`;
      try {
        id = await visitor.saveEvent({ ...form, title, ...(id && { id, revision: String(revision - 1) }) });
      } catch (error) {
        if (isGone()) return;
        throw error;
      }
      acknowledged.push({ id, revision, title });
    }
  }
}

/** What of the record is not as it must be. */
async function findProblems(): Promise<string[]> {
  const problems = findUnsoundness();
  for (const { id, revision, title } of acknowledged) {
    const found = await findRevision(id, revision);
    if (found?.value.title !== title) problems.push(`Lost: revision ${revision} of event ${id}, which was acknowledged`);
  }
  closeStore();
  return problems;
}

function refuse(problems: string[]) {
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

const isShown = async (visitor: Visitor, { id }: Acknowledged) => (await visitor.get(`/events/${id}`)).status === 200;

async function loadAndKill(server: Served, visitors: Visitor[]): Promise<number> {
  const before = acknowledged.length;
  let killed = false;
  const load = visitors.map((visitor) => writeUntilGone(visitor, () => killed));
  // Never before the first answer, so that each round has something to lose.
  while (acknowledged.length === before) await Promise.race([...load, new Promise((resume) => setTimeout(resume, 5))]);
  const wait = Math.random() * longest;
  await Promise.race([...load, new Promise((resume) => setTimeout(resume, wait))]);
  killed = true;
  server.child.kill("SIGKILL");
  await Promise.all([...load, server.ended]);
  return wait;
}

let server: Served | undefined;
try {
  migrate();
  await createUser(system, { username: "soak", name: "Soak", role: "editor" }, password);
  closeStore();
  const visitors = Array.from({ length: writers }, () => new Visitor(""));
  let round = 0;
  for (; round < rounds && Date.now() < deadline; round++) {
    server = await serve(folder, { ENTENTE_SEED: "none", ENTENTE_LOG_LEVEL: "warn" });
    for (const visitor of visitors) {
      visitor.url = server.url;
      if (!visitor.cookie) await visitor.signIn("soak", password);
    }
    const last = acknowledged.at(-1);
    const problems = await findProblems();
    if (last && !(await isShown(visitors[0] as Visitor, last))) problems.push(`Event ${last.id} is not shown`);
    refuse(problems);
    const before = acknowledged.length;
    const wait = await loadAndKill(server, visitors);
    // In every second round somebody else brings the database back before the server does.
    if (round % 2 === 1) refuse(await findProblems());
    console.log(`round ${round + 1}: killed ${Math.round(wait)} ms into ${acknowledged.length - before} saves; none lost`);
  }
  refuse(await findProblems());
  console.log(`${round} rounds of kill -9, ${acknowledged.length} acknowledged saves, none lost; the record is sound.`);
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  server?.child.kill("SIGKILL");
  console.error(`${(error as Error).message}\nAfter ${acknowledged.length} acknowledged saves; the data folder is kept: ${folder}`);
  process.exitCode = 1;
}
