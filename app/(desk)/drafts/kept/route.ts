import { discardFormDraft, keepFormDraft } from "#db/form-drafts";
import { AppError } from "#domain/errors";
import { readJson } from "#lib/body";
import { handler } from "#lib/http";
import { currentActor, requireOrigin } from "#lib/session";

/** As much as a form may be sent with. */
const mostBytes = 4_200_000;

/**
 * Keeps or discards what somebody types: `{ person, form, seq, known, sent, revision, values }` or `{ person, form, seq, discard: true }`.
 * A route and not an action: actions of a page wait for one another, and a save must not wait for this.
 */
export const POST = handler(async (request: Request) => {
  await requireOrigin();
  const actor = await currentActor();
  if (!actor) throw new AppError("unauthenticated", "Your session has ended.");
  const { person, form, seq, known, sent, revision, values, discard } = await readJson(request, mostBytes);
  // The browser is somebody else's by now: what was typed before is not put among that person's texts.
  if (person !== actor.id) throw new AppError("conflict", "Somebody else is signed in.");
  const named = typeof form === "string" ? form : "";
  if (discard === true) {
    await discardFormDraft(actor, named, Number(seq));
    return answer({ kept: true });
  }
  const texts = values !== null && typeof values === "object" ? (values as Record<string, string>) : {};
  const draft = { form: named, seq: Number(seq), revision: Number(revision), values: texts };
  const { kept, stored } = await keepFormDraft(actor, draft, {
    known: Number(known) || 0,
    sent: Array.isArray(sent) ? sent.slice(0, 50).map(Number) : [],
  });
  return answer(kept ? { kept, at: stored.at } : { kept, stored });
});

const answer = (said: object) => Response.json(said, { headers: { "cache-control": "no-store" } });
