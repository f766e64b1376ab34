import { closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { closeStore } from "#db/store";

const home = path.resolve("bench/data");

/** The folders made by `npm run bench:data`, the smallest first. */
export const madeFolders = () =>
  (existsSync(home) ? readdirSync(home) : [])
    .filter((name) => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
    .map((name) => path.join(home, name));

/** Makes a folder the store of this process. */
export function use(folder: string) {
  closeStore();
  process.env.ENTENTE_DATA = folder;
}

/** Runs some work on a copy of a folder's database, which is on disk before the work begins and gone after it. */
export async function onCopy<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const copy = path.join(home, "copy");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  const file = path.join(copy, "entente.db");
  copyFileSync(path.join(folder, "entente.db"), file, constants.COPYFILE_FICLONE);
  const opened = openSync(file, "r+");
  fsyncSync(opened);
  closeSync(opened);
  use(copy);
  try {
    return await work();
  } finally {
    use(folder);
    rmSync(copy, { recursive: true, force: true });
  }
}
