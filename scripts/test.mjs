// `npm test`: the checks, the unit tests and the browser tests, and at the end one line that counts them.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { checks, passes, types, unitTests as unitRun } from "./check.mjs";
import { supervise } from "./child.mjs";
import { bin, ensure } from "./ensure.mjs";

await ensure({ build: false });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "entente-test-"));
const unitReport = path.join(folder, "unit.json");
const browserReport = path.join(folder, "browser.json");

const noTests = { passed: 0, failed: 0, skipped: 0 };

/** Runs a suite with its output shown and counts by its report; one that fails otherwise, or leaves no report, has failed once. */
async function suite(name, args, report, count, env = {}) {
  console.log(`\n${name}`);
  const status = await supervise(process.execPath, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env } });
  const { passed, failed, skipped } = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, "utf8"))) : noTests;
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed, skipped };
}

const unitTests = () =>
  suite("unit tests", [...unitRun, "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`], unitReport, (report) => ({
    passed: report.numPassedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    // A file that could not be loaded has no tests to count.
    failed:
      report.numFailedTests + report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
  }));

const browserTests = () =>
  suite(
    "browser tests",
    [bin.playwright, "test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
    browserReport,
    ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    }),
    { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  );

const build = ["build and browser set-up", [["scripts/ensure.mjs", "--browser"]]];

// The build leaves a core idle, which the unit tests use. Its output is printed after theirs, not between their lines.
const messages = [];
const queueMessage = (line) => messages.push(line);
let built = false;
async function buildThenTypes() {
  built = await passes(build, queueMessage);
  return [built, await passes(types, queueMessage)];
}
const [unit, ...checked] = await Promise.all([unitTests(), buildThenTypes(), ...checks.map((one) => passes(one, queueMessage))]);
console.log(`\n${messages.join("\n")}`);
const failedChecks = checked.flat().filter((passed) => !passed).length;

const browser = built ? await browserTests() : noTests;

fs.rmSync(folder, { recursive: true, force: true });
const passed = unit.passed + browser.passed;
const failed = failedChecks + unit.failed + browser.failed;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
const skipped = unit.skipped + browser.skipped;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
