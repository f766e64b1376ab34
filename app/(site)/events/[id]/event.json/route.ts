import { getEventView } from "#db/events";
import { handler } from "#lib/http";
import { readerMaySee } from "#lib/reading";

/** The event as data: its fields and, for each citation, the source it cites. */
export const GET = handler(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
  const actor = await readerMaySee();
  const { event, citations } = await getEventView(actor, (await params).id);
  const { createdBy: _, ...fields } = event;
  return Response.json({ ...fields, citations }, { headers: { "cache-control": "no-store" } });
});
