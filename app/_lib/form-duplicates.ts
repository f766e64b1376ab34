import "server-only";
import { type Actor, mayChange } from "#domain/access";
import { formatDate } from "#domain/date";
import { likenessWords } from "#domain/duplicates";
import type { DuplicateError } from "#domain/errors";
import { mayPropose } from "#domain/moves";
import { eventStates } from "#domain/review";

/** An event that a new one may be already, in words; `add` is how a source of the form can go to it. */
export type FormDuplicate = { id: string; title: string; about: string; why: string; add: "save" | "propose" | null };

export const formDuplicates = (actor: Actor, { duplicates }: Pick<DuplicateError, "duplicates">): FormDuplicate[] =>
  duplicates.map(({ why, ...event }) => ({
    id: event.id,
    title: event.title,
    about: [formatDate(event.date, "short"), event.city, eventStates[event.state].toLowerCase()].filter(Boolean).join(", "),
    why: likenessWords(why),
    add: mayChange(actor, event) ? "save" : mayPropose(actor, event) ? "propose" : null,
  }));
