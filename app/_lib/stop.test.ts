import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { nodeArgs } from "#db/testing-process";

/** A server that never answers, ended the way Next ends its own; prints its port. */
const server = (grace: number) => `
  const http = require("node:http");
  const { takeLock } = require("./db/lock.ts");
  const { migrate } = require("./db/migrate.ts");
  const { watchRequests } = require("./app/_lib/requests.ts");
  const { stopWell } = require("./app/_lib/stop.ts");
  const { reader } = require("./db/store.ts");
  const server = http.createServer(() => console.log("arrived")).listen(0, "127.0.0.1", () => console.log(server.address().port));
  process.on("SIGTERM", () => server.close(() => process.exit(143)));
  watchRequests();
  takeLock();
  stopWell(${grace});
  migrate();
  reader();`;

test("a request that takes longer than the grace is cut off, and the end is 0 with all in the database file", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "entente-stop-"));
  const child = spawn(process.execPath, nodeArgs(server(300)), {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ENTENTE_DATA: folder, ENTENTE_LOG_LEVEL: "info" },
  });
  let said = "";
  const hears = (words: RegExp) =>
    new Promise<RegExpExecArray>((resolve) => {
      const look = () => {
        const found = words.exec(said);
        if (found) resolve(found);
      };
      child.stdout.on("data", look);
      look();
    });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [, port] = await hears(/^(\d+)$/m);
  const cut = new Promise<string>((resolve) => get(`http://127.0.0.1:${port}/slow`).on("error", ({ message }) => resolve(message)));
  await hears(/arrived/);
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  expect(await cut).toMatch(/hang up|ECONNRESET/);
  expect(await ended).toBe(0);
  expect(said).toMatch(/"running":1,"msg":"Stopping"[\s\S]*"running":1,"msg":"Requests that took too long were cut off"/);
  expect(readdirSync(folder).sort()).toEqual(["entente.db", "entente.db.migrate-lock", "entente.lock"]);
  rmSync(folder, { recursive: true, force: true });
});
