import "server-only";
import { mergedInto } from "#db/conflict";
import { nameOfUser } from "#db/user-names";
import { type Actor, can } from "#domain/access";
import { event } from "#domain/event";
import { listWords } from "#domain/text";
import { one } from "../../_timeline/search-params";

type Said = Record<string, string | string[] | undefined>;

/** After a save that was merged: with whose changes, to which fields. The address brings two revisions; the record says the rest. */
export async function mergedWords(actor: Actor | null, id: string, said: Said): Promise<string | null> {
  if (one(said.done) !== "merged" || !actor || !can(actor, "desk.see")) return null;
  const merged = await mergedInto(actor, id, Number(one(said.base)), Number(one(said.at)));
  if (!merged || merged.fields.length === 0) return null;
  const labels = listWords(merged.fields.map((name) => event.fields[name].label));
  const others = merged.by.filter((by) => by !== actor.id);
  if (others.length === 0) return `Saved, together with what you changed in another tab: ${labels}.`;
  return `Saved, together with ${listWords(await Promise.all(others.map(nameOfUser)))}’s changes to ${labels}.`;
}
