import { keepCapture } from "#db/captures";
import { readEdits } from "#domain/capture-edits";
import { AppError } from "#domain/errors";
import { readJson } from "#lib/body";
import { handler } from "#lib/http";
import { currentActor, requireOrigin } from "#lib/session";

/** As much as the drafts of an article may come to. */
const mostBytes = 3_000_000;

/** Keeps what somebody types into a captured article: `{ person, form, seq, known, sent, values: { edits } }`, `form` being its id. */
export const POST = handler(async (request: Request) => {
  await requireOrigin();
  const actor = await currentActor();
  if (!actor) throw new AppError("unauthenticated", "Your session has ended.");
  const { person, form, seq, known, sent, values } = await readJson(request, mostBytes);
  // The browser is somebody else's by now: what was typed before is not put among that person's texts.
  if (person !== actor.id) throw new AppError("conflict", "Somebody else is signed in.");
  const edits = readEdits(parsed(Object(values).edits));
  if (!edits || !Number.isSafeInteger(seq))
    throw new AppError("invalid", "This is more than is kept of an article, or cannot be read. Nothing was kept.");
  const kept = await keepCapture(actor, typeof form === "string" ? form : "", edits, {
    seq: Number(seq),
    known: Number(known) || 0,
    sent: Array.isArray(sent) ? sent.slice(0, 50).map(Number) : [],
  });
  const said = kept.kept ? { kept: true, at: kept.at } : { kept: false, stored: { form, seq: kept.seq, at: kept.at, over: false } };
  return Response.json(said, { headers: { "cache-control": "no-store" } });
});

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
