// `npm test`: the checks, the unit tests and the browser tests, and at the end one line that counts them.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checks, passes, types, unitTests as unitRun } from "./check.mjs";
import { bin, root } from "./ensure.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "entente-test-"));
const unitReport = path.join(folder, "unit.json");
const browserReport = path.join(folder, "browser.json");

/** Runs a suite with its output shown and counts by its report; one that fails otherwise, or leaves no report, has failed once. */
async function suite(name, args, report, count, env = {}) {
  console.log(`\n${name}`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  const status = await new Promise((done) => child.once("close", done));
  const { passed, failed } = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

const unitTests = () =>
  suite("unit tests", [...unitRun, "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`], unitReport, (report) => ({
    passed: report.numPassedTests,
    // A file that could not be loaded has no tests to count.
    failed:
      report.numFailedTests + report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
  }));

const browserTests = () =>
  suite(
    "browser tests",
    [bin.playwright, "test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
    browserReport,
    ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }),
    { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  );

const compile = ["what is compiled", [["scripts/ensure.mjs", "--no-build"]]];
const build = ["build, browser", [["scripts/ensure.mjs", "--no-native", "--browser"]]];

// After an install the compiler keeps one core busy for minutes: what can do without its work goes on beside it. What that
// says is told after the unit tests, not between their lines.
const told = [];
const tell = (line) => told.push(line);
let built = false;
let runs = false;
async function buildThenTypes() {
  built = await passes(build, tell);
  return [built, await passes(types, tell)];
}
async function compileThenTest() {
  runs = await passes(compile);
  return runs ? unitTests() : { passed: 0, failed: 1 };
}
const [unit, ...checked] = await Promise.all([compileThenTest(), buildThenTypes(), ...checks.map((one) => passes(one, tell))]);
console.log(`\n${told.join("\n")}`);
const failedChecks = checked.flat().filter((passed) => !passed).length;

const browser = built && runs ? await browserTests() : { passed: 0, failed: 0 };

fs.rmSync(folder, { recursive: true, force: true });
const passed = unit.passed + browser.passed;
const failed = failedChecks + unit.failed + browser.failed;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
