import "server-only";
import pino, { type Logger } from "pino";
import { StartRefused } from "#domain/errors";

const shared = globalThis as { ententeLog?: Logger };

const levels = [...Object.keys(pino.levels.values), "silent"];

/** How much is logged: `ENTENTE_LOG_LEVEL`. Throws `StartRefused` for a level that is none. */
export function logLevel(): string {
  const level = process.env.ENTENTE_LOG_LEVEL || "info";
  if (!levels.includes(level)) throw new StartRefused(`ENTENTE_LOG_LEVEL is ${level.slice(0, 40)}; give one of ${levels.join(", ")}.`);
  return level;
}

/** The log: one JSON object a line, on standard output. Only what is named in a call gets into it. */
export function log(): Logger {
  shared.ententeLog ??= pino(
    { level: logLevel(), base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    pino.destination({ fd: 1, sync: false }),
  );
  return shared.ententeLog;
}
