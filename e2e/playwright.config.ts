import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { requireSupportedNode } from "../scripts/runtime.mjs";

requireSupportedNode();

const root = path.resolve(import.meta.dirname, "..");
const found = path.join(root, "node_modules/.chromium");
const oneAfterAnother = /(rights|process|time-zones|other-browsers)\.spec\.ts$/;
export const port = Number(process.env.E2E_PORT ?? 3197);

/** The browser tests run against the built server on a data folder of their own, seeded with the sample. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: true,
  // One more than the two cores that are wanted: of three one is always waiting for a page, a server or a clock.
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // These take one worker to their end: begun last, the others would wait for them.
  projects: [
    { name: "one after another", testMatch: oneAfterAnother },
    { name: "journeys", testIgnore: oneAfterAnother },
  ],
  globalSetup: "./global-setup.ts",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    // A trace of every test would take longer than the tests: TRACE=1 asks for it.
    trace: process.env.TRACE ? "on" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(found) && { executablePath: readFileSync(found, "utf8").trim() }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
