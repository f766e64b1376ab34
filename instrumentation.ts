/** Runs once when the server starts, never in a build: brings the database up to date before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { nameAddresses } = await import("#lib/address");
  nameAddresses();
  const { keepPages } = await import("#lib/kept-pages");
  keepPages();
  const { start } = await import("#lib/start");
  await start();
}

/** A fault is logged under the id that the person sees. */
export function onRequestError(error: unknown, request: { path: string; method: string }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "none";
  console.error(JSON.stringify({ level: "error", request: digest, method: request.method, path: request.path.split("?")[0] }));
}
