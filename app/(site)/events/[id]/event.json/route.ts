import { getEventView } from "#db/events";
import { findMergedInto } from "#db/merged";
import { handler } from "#lib/http";
import { readerMaySee } from "#lib/reading";

/** The event as data: its fields and, for each citation, the source it cites. */
export const GET = handler(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const actor = await readerMaySee();
  const { id } = await params;
  const now = await findMergedInto(actor, id);
  if (now) return new Response(null, { status: 307, headers: { location: `/events/${now}/event.json`, "cache-control": "no-store" } });
  const { event, citations } = await getEventView(actor, id);
  const { createdBy: _, ...fields } = event;
  return Response.json({ ...fields, citations }, { headers: { "cache-control": "no-store" } });
});
