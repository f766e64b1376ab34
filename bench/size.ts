import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Figure } from "./report";

/** Bytes of the files under a folder; a link counts as nothing, as what it names is counted where it is. */
function bytesUnder(folder: string): number {
  if (!existsSync(folder)) return 0;
  const stat = lstatSync(folder);
  if (!stat.isDirectory()) return stat.isFile() ? stat.size : 0;
  return readdirSync(folder).reduce((sum, name) => sum + bytesUnder(path.join(folder, name)), 0);
}

function build(env: Record<string, string>) {
  const { status } = spawnSync(process.execPath, ["scripts/ensure.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  if (status !== 0) throw new Error("The build failed: node scripts/run.mjs scripts/ensure.mjs says why");
}

/** The production install: the server with what it needs, the files for browsers, the public folder. Leaves the ordinary build in place. */
export async function measureSize(): Promise<Figure[]> {
  build({ STANDALONE: "1" });
  const bytes = [".next/standalone", ".next/static", "public"].map(bytesUnder).reduce((a, b) => a + b);
  build({ STANDALONE: "" });
  return [{ name: "production install", unit: "MB", value: bytes / 1e6, target: 180 }];
}
