import { checkHealth } from "#db/health";

export const dynamic = "force-dynamic";

/** Whether the server can do its work, for whatever watches it: 200, or 503 with the reason. */
export async function GET() {
  const reason = await checkHealth();
  return Response.json(reason ? { status: "unavailable", reason } : { status: "ok" }, {
    status: reason ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
