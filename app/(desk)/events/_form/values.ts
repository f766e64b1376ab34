import "server-only";
import { randomUUID } from "node:crypto";
import { inputOf } from "#db/event-rows";
import { findEvent, getEventView, searchEvents } from "#db/events";
import { findFormDraft, listFormDrafts } from "#db/form-drafts";
import type { PendingForm } from "#db/proposals";
import { referenceNames } from "#db/reference-names";
import { findSeries } from "#db/series";
import type { Actor } from "#domain/access";
import { formatDate, parseDate } from "#domain/date";
import type { Event, EventInput } from "#domain/event";
import { event as record } from "#domain/event";
import { formSections, sourceFields } from "#domain/form";
import { isDraftForm, isNewForm } from "#domain/form-draft";
import { parseRows } from "#domain/rows";
import { sourceRows } from "#domain/source";
import type { FormPlan } from "./plan";

const blank = Object.fromEntries(record.names.map((name) => [name, ""]));

/** What every form of an event is given. */
export const formProps = (actor: Actor, { buttons, note }: FormPlan) => ({
  sections: formSections,
  sourceFields,
  formKey: randomUUID(),
  person: actor.id,
  buttons,
  note,
});

/** The texts of an event, or of the change to it that is pending, and what its references are called. */
export async function valuesOf(actor: Actor, id: string, pending: PendingForm | null = null) {
  const view = await getEventView(actor, id);
  const value = pending?.value ?? inputOf(view.event);
  const onRecord = view.citations.map(({ source: { id: _id, ...source } }) => source);
  const initial = {
    ...record.toText(value),
    ...datesOf(value),
    ...sourceRows.toText({ sources: pending?.sources ?? onRecord }),
    shown: sourceRows.toText({ sources: onRecord }).sources,
    reason: pending?.proposal.reason ?? "",
  };
  return { event: view.event, initial: initial as Record<string, string>, titles: await titlesOf(actor, value) };
}

/** The dates of an event as people write them, where that reads back as the same date. */
const datesOf = (event: EventInput) =>
  Object.fromEntries(
    (["date", "validFrom", "validUntil"] as const).flatMap((name) => {
      const edtf = event[name];
      if (!edtf) return [];
      const words = formatDate(edtf, "long");
      const read = parseDate(words, { open: true });
      return read.ok && read.edtf === edtf ? [[name, words]] : [];
    }),
  );

/** The texts of a new event; one that follows another keeps its countries and sources, and is part of it where it is a visit. */
export async function newValues(actor: Actor, after: string | undefined) {
  const before = after ? await findEvent(actor, after) : null;
  const start = { ...blank, dateBasis: "stated", status: "held", sources: "", shown: "" };
  if (!before) return { initial: start, titles: {} };
  const { initial } = await valuesOf(actor, before.id);
  const partOf = before.type === "visit" ? before.id : (before.partOf ?? "");
  return {
    initial: {
      ...start,
      countries: initial.countries ?? "",
      citations: initial.citations ?? "",
      sources: initial.sources ?? "",
      shown: initial.shown ?? "",
      city: initial.city ?? "",
      venueCountry: initial.venueCountry ?? "",
      partOf,
    },
    titles: { ...(await titlesOf(actor, { ...before, partOf: partOf || null, series: null })) },
  };
}

async function titlesOf(actor: Actor, { series, partOf, related }: Pick<Event, "series" | "partOf" | "related">) {
  const titles: Record<string, string> = {};
  const known = series ? await findSeries(series) : null;
  if (known) titles[known.id] = known.name;
  for (const id of [partOf, ...related.map((one) => one.event)]) {
    const [found] = id ? (await searchEvents(actor, id)).filter((one) => one.id === id) : [];
    if (found) titles[found.id] = found.title;
  }
  return titles;
}

/** What the server has of the unsaved form of an event. */
export async function keptOfEvent(actor: Actor, id: string) {
  const stored = await findFormDraft(actor, id);
  return { form: id, stored, titles: stored ? await titlesOfTexts(stored.values) : {} };
}

/**
 * What the server has of a new event. `resumed` is the key of the form that is gone on with, or the id of an event that cannot be
 * changed any more: what was typed for it goes on as a new one.
 */
export async function keptOfNew(actor: Actor, formKey: string, resumed: string | undefined) {
  if (!resumed) {
    const unsaved = (await listFormDrafts(actor)).filter(({ form }) => isNewForm(form));
    return { form: `new:${formKey}`, stored: null, titles: {}, unsaved: unsaved.map(({ form, title, at }) => ({ form, title, at })) };
  }
  const stored = (await findFormDraft(actor, `new:${resumed}`)) ?? (await findFormDraft(actor, resumed));
  const form = stored?.form ?? `new:${isDraftForm(`new:${resumed}`) ? resumed : formKey}`;
  return { form, stored, titles: stored ? await titlesOfTexts(stored.values) : {}, unsaved: [] };
}

/** What the references in unsaved texts are called; one that is no id yet has no name. */
const titlesOfTexts = ({ series = "", partOf = "", related = "" }: Record<string, string>) =>
  referenceNames([{ series, partOf, related: parseRows(related).map(([event = ""]) => ({ event })) } as EventInput]);
