// Writes the migration for what changed in db/schema.ts, then makes its tables STRICT, which drizzle-kit cannot.
// --check changes nothing and fails when drizzle/ is not what this would write. Other arguments go to drizzle-kit.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { isMain, root } from "./ensure.mjs";

const withoutRowid = new Set(["timeline_entries"]);
const breakpoint = "--> statement-breakpoint";

/** A migration whose every `CREATE TABLE` is STRICT, rebuilt tables (`__new_…`) included. Doing it twice changes nothing. */
export function makeStrict(sql) {
  return sql.split(breakpoint).map(strictStatement).join(breakpoint);
}

function strictStatement(statement) {
  const name = /^(?:\s|--[^\n]*\n)*CREATE TABLE\s+(?:IF NOT EXISTS\s+)?[`"]?(\w+)[`"]?\s*\(/i.exec(statement)?.[1];
  if (!name) return statement;
  const options = withoutRowid.has(name.replace(/^__new_/, "")) ? "STRICT, WITHOUT ROWID" : "STRICT";
  return statement.replace(/\)\s*;(\s*)$/, `) ${options};$1`);
}

/** Brings a folder, given from the root, up to date with the schema. A check has no one to answer drizzle-kit's questions. */
function generate(folder, args, stdio) {
  const command = ["node_modules/drizzle-kit/bin.cjs", "generate", "--config", "db/drizzle.config.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    stdio,
    encoding: "utf8",
    timeout: stdio === "inherit" ? undefined : 60_000,
    env: { ...process.env, DRIZZLE_OUT: `./${folder}` },
  });
  // drizzle-kit ends with 0 after some of its errors, but always says so.
  if (status !== 0 || /error/i.test(stderr ?? "")) {
    console.error(`drizzle-kit generate failed.\n${stdout ?? ""}${stderr ?? ""}`);
    process.exit(1);
  }
  for (const name of fs.readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".sql"))) {
    const file = path.join(root, folder, name);
    const before = fs.readFileSync(file, "utf8");
    const after = makeStrict(before);
    if (after !== before) fs.writeFileSync(file, after);
  }
}

/** Every file of a folder by its name. */
function contents(folder) {
  const base = path.join(root, folder);
  if (!fs.existsSync(base)) return new Map();
  const files = fs.readdirSync(base, { recursive: true }).filter((name) => fs.statSync(path.join(base, name)).isFile());
  return new Map(files.map((name) => [name.split(path.sep).join("/"), fs.readFileSync(path.join(base, name), "utf8")]));
}

function check() {
  const copy = "node_modules/.drizzle-check";
  fs.rmSync(path.join(root, copy), { recursive: true, force: true });
  if (fs.existsSync(path.join(root, "drizzle"))) fs.cpSync(path.join(root, "drizzle"), path.join(root, copy), { recursive: true });
  generate(copy, [], ["ignore", "pipe", "pipe"]);
  const now = contents("drizzle");
  const then = contents(copy);
  fs.rmSync(path.join(root, copy), { recursive: true, force: true });
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter((name) => now.get(name) !== then.get(name));
  if (changed.length === 0) return;
  console.error(
    `drizzle/ is behind db/schema.ts; run npm run db:generate. It would change:\n${changed.map((name) => `  drizzle/${name}`).join("\n")}`,
  );
  process.exit(1);
}

if (isMain(import.meta.url)) {
  if (process.argv.includes("--check")) check();
  else generate("drizzle", process.argv.slice(2), "inherit");
}
