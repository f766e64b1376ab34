import "server-only";
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import type { Manifest } from "#domain/backup";
import { AppError } from "#domain/errors";

/** What a database file is and holds; where `problems` says how it is damaged, `held` is null. */
export type Contents = Pick<Manifest, "bytes" | "sha256"> & { problems: string[]; held: Held | null };
type Held = Pick<Manifest, "counts" | "content" | "audit"> & {
  /** `first` is when the first of its migrations was written, which tells one program's databases from another's. Null without any. */
  schema: (Manifest["schema"] & { first: number }) | null;
};

const program = () => path.resolve(/* turbopackIgnore: true */ process.cwd(), "db/snapshot.mjs");

/** Copies a database as it stands at one moment and reads the copy. Throws `storage_full` where the target does not take it. */
export async function copyDatabase(file: string, target: string): Promise<Contents> {
  const child = spawn(process.execPath, [program(), "copy", file, target], { stdio: ["ignore", "pipe", "inherit"] });
  const end = () => child.kill();
  process.once("exit", end);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk);
    if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once("close", done));
    return answerOf(child.exitCode, child.signalCode, Buffer.concat(chunks).toString());
  } finally {
    process.off("exit", end);
  }
}

/** The same while nothing else is to happen: before the program serves, and in a shell. */
export const copyDatabaseNow = (file: string, target: string) => runNow("copy", file, target);

/** What a file holds. Throws `invalid` where it is no database. */
export const inspectFileNow = (file: string) => runNow("inspect", file);

function runNow(...args: string[]): Contents {
  const { status, signal, stdout, error } = spawnSync(process.execPath, [program(), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (error) throw error;
  return answerOf(status, signal, stdout);
}

function answerOf(code: number | null, signal: NodeJS.Signals | null, said: string): Contents {
  if (code === 0) return JSON.parse(said);
  if (signal || !said) throw new Error(`interrupted (${signal ?? `code ${code}`})`);
  const failed: { code: string; message: string } = JSON.parse(said);
  if (/^(SQLITE_FULL|SQLITE_IOERR_WRITE|ENOSPC|EDQUOT|EFBIG)/.test(failed.code))
    throw new AppError("storage_full", `the storage does not take it (${failed.code})`);
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(failed.code)) throw new AppError("invalid", `${failed.message} (${failed.code})`);
  throw new Error(`${failed.message} (${failed.code})`);
}
