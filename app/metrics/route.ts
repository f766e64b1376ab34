import { AppError } from "#domain/errors";
import { handler } from "#lib/http";
import { bears, metricsToken } from "#lib/metrics-token";

export const dynamic = "force-dynamic";

/** Metrics for Prometheus, for who bears the token. */
export const GET = handler(async (request) => {
  const token = metricsToken();
  if (!token) throw new AppError("not_found", "There is nothing at this address.");
  if (!bears(request.headers.get("authorization"), token))
    throw new AppError("unauthenticated", "Give the token of the metrics as a bearer.");
  const { metricsText } = await import("#lib/metrics");
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
});
