/** Runs once when the server starts, never in a build: brings the database up to date before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // First, and so inside of what logs and counts: a page that was kept is a request like any other.
  const { keepPages } = await import("#lib/kept-pages");
  keepPages();
  const { start } = await import("#lib/start");
  await start();
}

/** A fault is logged with the id of its request and the one that the person sees. */
export async function onRequestError(error: unknown, request: { path: string; method: string; headers: NodeJS.Dict<string | string[]> }) {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFault } = await import("#lib/request-log");
  logFault(error, request);
  const { noteForeignAction } = await import("#lib/origin");
  await noteForeignAction(error, request.headers);
}
