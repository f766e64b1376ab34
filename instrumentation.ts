/** Runs once when the server starts, never in a build: brings the database up to date before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("#lib/start");
  await start();
}
