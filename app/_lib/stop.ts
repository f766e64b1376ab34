import "server-only";
import { releaseLock } from "#db/lock";
import { endStore } from "#db/store";
import { log } from "#lib/log";
import { dropConnections, refuseRequests, runningRequests } from "#lib/requests";

/** How long running requests are given, in milliseconds. */
const grace = 15_000;

/**
 * What happens when the server is told to end: no request is taken any more, running ones are finished within `grace`, what was
 * saved is brought into the database file, and the process ends with 0. Next closes its server and ends the process by itself,
 * with another code; so this adds to it, and does what is left at the very end, which is the same for every way out.
 */
export function stopWell(wait = grace) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    refuseRequests();
    log().info({ running: runningRequests() }, "Stopping");
    setInterval(dropConnections, 50).unref();
    setTimeout(() => {
      log().warn({ running: runningRequests() }, "Requests that took too long were cut off");
      dropConnections({ all: true });
      process.exit(0);
    }, wait).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.once("exit", () => {
    try {
      endStore();
    } catch {
      // On a full disk what was saved stays in the write-ahead log, where the next start finds it.
    }
    releaseLock();
    if (stopping) process.exitCode = 0;
  });
}
