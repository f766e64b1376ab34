import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockHolder, releaseLock, takeLock } from "#db/lock";
import { nodeArgs } from "#db/testing-process";
import { StartRefused } from "#domain/errors";

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "entente-lock-"));
});
afterEach(() => {
  releaseLock();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock and keeps it; answers what it said: `held`, or why not. */
function another(): Promise<{ child: ChildProcess; said: string }> {
  const code = `
    const { takeLock } = require("./db/lock.ts");
    try { takeLock(process.argv[1]); console.log("held"); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, [...nodeArgs(code), folder], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return new Promise((resolve) => child.stdout?.once("data", (text) => resolve({ child, said: String(text).trim() })));
}

const refusal = () => {
  try {
    takeLock(folder);
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as Error).message;
  }
};

test("a second server on a folder is refused by the pid and host of the first, and starts once that one was killed", async () => {
  const { child, said } = await another();
  expect(said).toBe("held");
  expect(refusal()).toContain(`in use by pid ${child.pid} on host ${hostname()}`);
  expect(lockHolder(folder)).toMatchObject({ pid: child.pid, host: hostname(), since: expect.stringMatching(/^\d{4}-.*Z$/) });

  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  expect(lockHolder(folder)).toBeNull();
  expect(refusal()).toBe("");
  expect(lockHolder(folder)).toMatchObject({ pid: process.pid });
  expect((await another()).said).toContain(`in use by pid ${process.pid} on host`);
});

test("of several that start at once exactly one holds the folder, and the others name it", async () => {
  const all = await Promise.all([another(), another(), another(), another()]);
  const holders = all.filter(({ said }) => said === "held");
  expect(holders).toHaveLength(1);
  for (const { said } of all.filter(({ said }) => said !== "held")) expect(said).toContain(`in use by pid ${holders[0]?.child.pid} on`);
});

test("the holder's host is named where it is another machine", async () => {
  takeLock(folder, { pid: 7, host: "archive-2", since: "2026-01-01T00:00:00.000Z" });
  expect(lockHolder(folder)).toEqual({ pid: 7, host: "archive-2", since: "2026-01-01T00:00:00.000Z" });
  expect((await another()).said).toContain("in use by pid 7 on host archive-2, since 2026-01-01T00:00:00.000Z");
});

test("taking it twice in one process is once; let go, it is nobody's", () => {
  takeLock(folder);
  const release = takeLock(folder);
  expect(lockHolder(folder)?.pid).toBe(process.pid);
  release();
  expect(lockHolder(folder)).toBeNull();
});

test("a folder nobody ever served has no holder, and asking leaves nothing in it", () => {
  expect(lockHolder(folder)).toBeNull();
  expect(lockHolder(path.join(folder, "none"))).toBeNull();
});

test("a lock file that is none is refused by its name", () => {
  writeFileSync(path.join(folder, "entente.lock"), "not a database, however long this text may become ".repeat(30));
  expect(refusal()).toContain(path.join(folder, "entente.lock"));
});
