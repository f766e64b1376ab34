// node db/snapshot.mjs copy DATABASE TARGET | inspect FILE
// Copies a database as it stands at one moment, whoever writes to it meanwhile, and says as JSON what the copy holds. A process
// of its own, in plain JavaScript: it takes as long as the file is large, and a server has one thread. `VACUUM INTO` reads within
// one transaction, so the copy is never half a change; the page-wise backup would begin anew with each save of another connection.
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, statSync } from "node:fs";
import { setPriority } from "node:os";
import { heldBy, open, problemsOf } from "./contents.mjs";

/** @param {string} file @param {string} target */
function copy(file, target) {
  const raw = open(file);
  raw.prepare("vacuum into ?").run(target);
  raw.close();
  const copied = openSync(target, "r+");
  fsyncSync(copied);
  closeSync(copied);
}

/** @param {string} file */
function sha256Of(file) {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(1 << 20);
  const opened = openSync(file, "r");
  for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk)) hash.update(chunk.subarray(0, read));
  closeSync(opened);
  return hash.digest("hex");
}

/** @param {string} file */
function inspect(file) {
  const known = { bytes: statSync(file).size, sha256: sha256Of(file) };
  const raw = open(file);
  try {
    const problems = problemsOf(raw);
    return { ...known, problems, held: problems.length > 0 ? null : heldBy(raw) };
  } finally {
    raw.close();
  }
}

try {
  setPriority(10);
} catch {
  // Where that is not allowed, it runs like any other.
}

const [command, file = "", target = ""] = process.argv.slice(2);
try {
  if (command === "copy") copy(file, target);
  else if (command !== "inspect") throw new Error("node db/snapshot.mjs copy DATABASE TARGET | inspect FILE");
  process.stdout.write(JSON.stringify(inspect(target || file)));
} catch (error) {
  process.stdout.write(JSON.stringify({ code: error.code ?? "", message: error.message }));
  process.exitCode = 1;
}
