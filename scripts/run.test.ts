import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, test as everywhere, expect } from "vitest";

// Windows has neither signals nor the shell that npm runs scripts in here.
const test = everywhere.skipIf(process.platform === "win32");

const root = path.resolve(import.meta.dirname, "..");
/** A folder with the launcher alone, where a Node to fetch is this one under another name. */
let place: string;
let env: NodeJS.ProcessEnv;

beforeAll(() => {
  place = realpathSync(mkdtempSync(path.join(tmpdir(), "entente run-")));
  for (const name of ["scripts", "npm"]) mkdirSync(path.join(place, name));
  writeFileSync(path.join(place, "npm/package.json"), "{}");
  for (const file of ["run.mjs", "runtime.mjs", "child.mjs", "runtime"])
    cpSync(path.join(root, "scripts", file), path.join(place, "scripts", file), { recursive: true });
  const lock = path.join(place, "scripts/runtime/package-lock.json");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(/"version": "[\d.]+"/g, `"version": "${process.versions.node}"`));
  cpSync(path.join(root, "package.json"), path.join(place, "package.json"));
  writeFileSync(path.join(place, "scripts/packages.mjs"), "export const ensurePackages = async () => {};\n");
  writeFileSync(path.join(place, "old.cjs"), 'Object.defineProperty(process, "version", { value: "v20.20.2" });\n');
  writeFileSync(
    path.join(place, "npm/npm-cli.js"),
    `const fs = require("fs"), path = require("path");
    const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
    const [key, { bin }] = Object.entries(packages).find(([name]) => name);
    const program = path.resolve(key, bin.node);
    fs.mkdirSync(path.dirname(program), { recursive: true });
    fs.copyFileSync(${JSON.stringify(process.execPath)}, program);`,
  );
  env = { ...process.env, npm_execpath: path.join(place, "npm/npm-cli.js"), LAUNCHER_PID: "", npm_lifecycle_event: "" };
  script("exit.mjs", "process.exit(Number(process.argv[2]));");
  script("signal.mjs", 'for (const s of ["SIGTERM", "SIGINT"]) process.on(s, () => { console.log(s); process.exit(5); });');
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A script that begins with this; one that says "ready" waits for its end. */
function script(name: string, code: string) {
  writeFileSync(
    path.join(place, "scripts", name),
    `${code}\nif (process.argv[2] === "wait") { console.log("ready"); setInterval(() => {}, 1e6); }\n`,
  );
}

/** The launcher under a Node of an old version, or under this one; `args` as of an npm script. */
const launcher = (old: boolean, args: string[]) => [...(old ? ["--require", "./old.cjs"] : []), "scripts/run.mjs", ...args];
const run = (old: boolean, ...args: string[]) => spawnSync(process.execPath, launcher(old, args), { cwd: place, env, encoding: "utf8" });

test("an unsupported Node downloads a supported one once, says so, and runs the script and its children with it", () => {
  script(
    "who.mjs",
    `import { spawnSync } from "node:child_process";
    const child = spawnSync("node", ["-p", "process.execPath"], { encoding: "utf8" }).stdout.trim();
    console.log(JSON.stringify([process.argv.slice(2), process.execPath, child, process.env.NODE, process.env.npm_node_execpath]));`,
  );
  const first = run(true, "scripts/who.mjs", "a b", "--c");
  expect(first.stderr).toMatch(
    /^Entente needs Node\.js 22 \(22\.18 or later\), 24, or 26 or later; this is v20\.20\.2\.\nDownloading Node\.js /,
  );
  const second = run(true, "scripts/who.mjs", "a b", "--c");
  expect(second.stderr).toBe("");
  expect(second.stdout).toBe(first.stdout);
  const [args, ...nodes] = JSON.parse(first.stdout);
  expect(args).toEqual(["a b", "--c"]);
  expect(nodes[0]).toMatch(/\.node\/node-[\w.-]+\/node$/);
  expect(new Set(nodes).size).toBe(1);
});

test("a supported Node downloads nothing, and passes options for node on", () => {
  rmSync(path.join(place, ".node"), { recursive: true, force: true });
  script("flags.mjs", "console.log(process.execArgv.join(), process.argv[2], process.argv[1]);");
  expect(run(false, "scripts/flags.mjs", "x").stdout).toBe(` x ${path.join(place, "scripts/flags.mjs")}\n`);
  expect(run(false, "--conditions=react-server", "scripts/flags.mjs", "x").stdout).toMatch(/^--conditions=react-server x .*flags\.mjs\n$/);
  expect(existsSync(path.join(place, ".node"))).toBe(false);
});

const ways = [
  ["an old Node", true, []],
  ["an old Node with options", true, ["--conditions=react-server"]],
  ["a supported Node", false, []],
  ["a supported Node with options", false, ["--conditions=react-server"]],
] as const;

test.each(ways)("an exit code passes through, under %s", (_name, old, options) => {
  for (const code of [0, 7]) expect(run(old, ...options, "scripts/exit.mjs", String(code)).status).toBe(code);
  script("killed.mjs", 'process.kill(process.pid, "SIGKILL");');
  const { status, signal } = run(old, ...options, "scripts/killed.mjs");
  expect(signal ? 128 + 9 : status).toBe(128 + 9);
});

/** Starts a command, and answers once the script in it is ready. */
async function started(command: string, args: string[], more: Record<string, string> = {}, sign = /ready/) {
  const child = spawn(command, args, { cwd: place, env: { ...env, ...more }, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const ready = new Promise<void>((resolve) =>
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (sign.test(output)) resolve();
    }),
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await Promise.race([ready, ended]);
  return { child, ended, output: () => output };
}

test.each(ways)("a signal is forwarded, and the launcher waits for the script, under %s", async (_name, old, options) => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const { child, ended, output } = await started(process.execPath, launcher(old, [...options, "scripts/signal.mjs", "wait"]));
    child.kill(signal);
    expect(await ended).toBe(5);
    expect(output()).toBe(`ready\n${signal}\n`);
  }
});

test("after a signal to a script with several children all of them end first, and the exit code is the signal's", async () => {
  script(
    "several.mjs",
    `import { supervise } from "./child.mjs";
    const run = (ms, code) => supervise(process.execPath, ["-e", \`process.on("SIGTERM", () => setTimeout(() => { console.log("\${ms}"); process.exit(\${code}); }, \${ms})); setInterval(() => {}, 1e6); console.log("up");\`]);
    const children = [run(10, 0), run(600, 3)];
    await Promise.all(children);
    console.log("never reached");`,
  );
  const { child, ended, output } = await started(process.execPath, launcher(false, ["scripts/several.mjs"]), {}, /up\nup/);
  child.kill("SIGTERM");
  expect(await ended).toBe(128 + 15);
  expect(output()).toBe("up\nup\n10\n600\n");
});

test("a signal that ends the script is reported in the exit code", async () => {
  script("plain.mjs", "");
  const { child, ended } = await started(process.execPath, launcher(true, ["scripts/plain.mjs", "wait"]));
  child.kill("SIGTERM");
  expect(await ended).toBe(128 + 15);
});

test.each(ways)("when npm is killed, the script is stopped, under %s", async (_name, old, options) => {
  const log = path.join(place, "told");
  rmSync(log, { force: true });
  script(
    "orphan.mjs",
    `import fs from "node:fs"; for (const s of ["SIGTERM", "SIGINT"]) process.on(s, () => { fs.writeFileSync(${JSON.stringify(log)}, "told"); process.exit(); });`,
  );
  // npm runs a script in a shell of its own.
  const npm = `const { spawn } = require("child_process");
      spawn("/bin/sh", ["-c", ${JSON.stringify(`"${process.execPath}" ${launcher(old, [...options, "scripts/orphan.mjs", "wait"]).join(" ")}; exit $?`)}], { stdio: "inherit" });`;
  const { child, ended } = await started(process.execPath, ["-e", npm], { npm_lifecycle_event: "test" });
  child.kill("SIGKILL");
  // The pipe closes when the last of them is gone.
  await ended;
  expect(readFileSync(log, "utf8")).toBe("told");
});

test.each([
  ["npx vitest", ["node_modules/vitest/vitest.mjs", "run", "domain/age.test.ts"]],
  ["npx playwright", ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts", "--list"]],
  ["npx next", ["node_modules/next/dist/bin/next", "build"]],
  ["scripts/start.mjs", ["scripts/start.mjs"]],
  ["scripts/server.mjs", ["scripts/server.mjs"]],
])("%s exits with a message under an unsupported Node", (_name, args) => {
  const { status, stderr } = spawnSync(process.execPath, ["--require", path.join(place, "old.cjs"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...env, NODE_OPTIONS: `--require ${JSON.stringify(path.join(place, "old.cjs"))}` },
  });
  expect(stderr).toContain("Entente does not run on Node.js v20.20.2: it needs 22 (22.18 or later), 24, or 26 or later.");
  expect(stderr).toContain("Use an npm script");
  expect(status).toBe(1);
});

test("the command that installs and builds runs through the launcher", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/ensure.mjs", "--no-build", "--browser"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHROMIUM_PATH: "/nowhere/chromium" },
  });
  expect(stderr).toContain("CHROMIUM_PATH is set to /nowhere/chromium, which does not run.");
  expect(status).toBe(1);
});
