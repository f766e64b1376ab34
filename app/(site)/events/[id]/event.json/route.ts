import { type EventView, getEventView } from "#db/events";
import { findMergedInto } from "#db/merged";
import { AppError } from "#domain/errors";
import { handler } from "#lib/http";
import { readerMaySee } from "#lib/reading";
import { asOfDay } from "../asof-day";

/** The event as data: its fields and, for each citation, the source it cites; of a past day, `?asof=…`, as it was published then. */
export const GET = handler(async (request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const actor = await readerMaySee();
  const { id } = await params;
  const day = dayAsked(request);
  if (day) return answer(await getEventView(actor, id, day));
  const now = await findMergedInto(actor, id);
  if (now) return new Response(null, { status: 307, headers: { location: `/events/${now}/event.json`, "cache-control": "no-store" } });
  return answer(await getEventView(actor, id));
});

/** The past day that is asked for; null for today and days to come. Throws `invalid` for what is no day. */
function dayAsked(request: Request): string | null {
  const asof = new URL(request.url).searchParams.get("asof") ?? "";
  const { day, wrong } = asOfDay(asof);
  if (wrong) throw new AppError("invalid", wrong);
  return day;
}

function answer({ event, citations }: EventView) {
  const { createdBy: _, ...fields } = event;
  return Response.json({ ...fields, citations }, { headers: { "cache-control": "no-store" } });
}
