import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settings } from "#domain/settings";

const root = path.resolve(import.meta.dirname, "..");

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : filesUnder(file);
    return /\.(?:ts|tsx|mjs)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) ? [file] : [];
  });
}

test("every variable that the program reads is a setting whose change is noted", () => {
  const top = readdirSync(root).filter((name) => /\.(?:ts|mjs)$/.test(name));
  const files = [...top, ...["app", "db", "domain", "scripts"].flatMap(filesUnder)];
  const read = new Set(files.flatMap((file) => readFileSync(path.join(root, file), "utf8").match(/\bENTENTE_[A-Z0-9_]+/g) ?? []));
  expect(read.size).toBeGreaterThan(5);
  expect([...read].filter((name) => !Object.hasOwn(settings, name))).toEqual([]);
});
