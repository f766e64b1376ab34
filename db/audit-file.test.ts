import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { headOfNewestBackup } from "#db/audit-file";
import { auditHead, formatHead } from "#db/audit-verify";
import { makeBackup } from "#db/backup";
import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import { admin, dropStore, editor, eventOf, freshStore } from "#db/testing";
import { auditVerify } from "../scripts/audit-verify";

const root = path.resolve(import.meta.dirname, "..");
let data = "";
beforeEach(async () => {
  data = freshStore();
  for (let i = 0; i < 3; i++) await saveEvent(editor, eventOf());
});
afterEach(() => void vi.restoreAllMocks());
afterAll(dropStore);

/** Runs the command beside the open store, as beside a running server. */
function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts", ...args],
    { cwd: root, env: { ...process.env, ENTENTE_DATA: data }, encoding: "utf8" },
  );
  return { status, said: `${stdout}${stderr}` };
}

/** The same in this process, which takes a hundredth of the time. */
async function verify(...args: string[]) {
  let said = "";
  const say = (line: string) => {
    said += `${line}\n`;
  };
  vi.spyOn(console, "log").mockImplementation(say);
  vi.spyOn(console, "error").mockImplementation(say);
  const status = await auditVerify(args);
  vi.restoreAllMocks();
  return { status, said };
}

function cut(from: number) {
  writerForTests().exec(`drop trigger audit_is_append_only_delete; delete from audit where seq >= ${from}`);
}

test("the command verifies beside a running server, says the head, and that without another copy a cut would not show", async () => {
  const head = await auditHead();
  const { status, said } = command();
  expect(status).toBe(0);
  expect(said).toContain(`Lines 1 to ${head.seq} are as they were written.`);
  expect(said).toContain(`Head: ${formatHead(head)}`);
  expect(said).toContain("would not show");
});

test("against a head that is given, a cut is named and fails", async () => {
  const head = await auditHead();
  cut(3);
  const { status, said } = command("--head", formatHead(head));
  expect([status, said]).toEqual([
    1,
    `The audit is broken: line 3 is missing, and all after it: the head that was given has line ${head.seq}.\n`,
  ]);
});

test("the head in the manifest of the newest backup is compared with", async () => {
  expect(headOfNewestBackup()).toBeNull();
  const { name, manifest } = await makeBackup(admin);
  const seq = manifest.audit?.seq ?? 0;
  expect(headOfNewestBackup()).toEqual({ seq, hash: manifest.audit?.hash, from: `the backup ${name}` });
  expect((await verify()).said).toContain(`Line ${seq} is the one in the backup ${name}.`);
  cut(seq);
  expect(await verify()).toMatchObject({ status: 1, said: expect.stringContaining(`line ${seq} is missing`) });
});

test("a head that is none, a folder without a database and a file that is none are said, and nothing is made", async () => {
  expect(await verify("--head", "7")).toMatchObject({ status: 2, said: expect.stringContaining("7 is not a head") });
  dropStore();
  mkdirSync(data);
  try {
    expect(await verify()).toMatchObject({ status: 2, said: expect.stringContaining("There is no database") });
    writeFileSync(path.join(data, "entente.db"), "not a database, but long enough to be looked at as one".repeat(20));
    expect(await verify()).toMatchObject({ status: 2, said: expect.stringContaining("cannot be read") });
  } finally {
    rmSync(data, { recursive: true });
  }
});
