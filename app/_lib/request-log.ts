import "server-only";
import { format, stripVTControlCharacters } from "node:util";
import { log } from "#lib/log";
import { loggedError, loggedPath } from "#lib/redact";
import { type Ended, requestHeader } from "#lib/requests";
import { isFile } from "#lib/routes";

/** Asked for all the time by machines: a line each only where somebody debugs. */
const isQuiet = (path: string) => path === "/healthz" || path === "/metrics" || isFile(path);

/** One line a request: which, what came of it, how long it took, and who asked. */
export function logRequest({ id, method, path, status, seconds, user, cut }: Ended) {
  const level = status >= 500 ? "warn" : isQuiet(path) ? "debug" : "info";
  const ms = Math.round(seconds * 10_000) / 10;
  log()[level]({ request: id, method, path: loggedPath(path), status, ms, ...(user && { user }), ...(cut && { cut }) });
}

/** Errors that are in the log, and of which request. Next reports one as often as it is thrown on the way up. */
const told = new WeakMap<Error, string | undefined>();

/** A fault of ours: the line carries the id of the request and the digest, which is what the person sees of it. */
export function logFault(error: unknown, { path, method, headers }: Pick<Request, "method"> & { path: string; headers: Headers }) {
  const id = headers[requestHeader]?.toString();
  if (error instanceof Error) {
    if (told.has(error) && told.get(error) === id) return;
    told.set(error, id);
  }
  log().error({ request: id, method, path: loggedPath(path), error: loggedError(error) });
}

type Headers = NodeJS.Dict<string | string[]>;

/** Makes lines of the log of what Next and the libraries write as errors and warnings; by themselves they print people's words. */
export function consoleToLog() {
  for (const level of ["error", "warn"] as const)
    console[level] = (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      const words = parts.filter((part) => !(part instanceof Error));
      const msg = stripVTControlCharacters(words.length > 0 ? format(...words) : "").trim();
      const { message } = loggedError(msg);
      if (!error) return log()[level](message);
      // Next prints an error before it reports it along with its request; that line says more.
      setImmediate(() => {
        if (!told.has(error)) log()[level]({ error: loggedError(error) }, String(message));
      });
    };
}
