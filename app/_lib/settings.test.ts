import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Every setting that the code under these folders reads. */
function settingsIn(folders: string[]): Set<string> {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Set(files.flatMap((file) => readFileSync(file, "utf8").match(/(?<=process\.env\.)ENTENTE_[A-Z_]+/g) ?? []));
}

test("every setting has its row in docs/self-hosting.md, and every row its setting", () => {
  const rows = readFileSync("docs/self-hosting.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => line.split("|")[1]?.match(/ENTENTE_[A-Z_]+/g) ?? []);
  expect(new Set(rows)).toEqual(settingsIn(["app", "db", "domain", "scripts"]));
});
