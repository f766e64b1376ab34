import "server-only";
import { randomUUID } from "node:crypto";
import { findEvent, getEventView, searchEvents } from "#db/events";
import { findSeries } from "#db/series";
import { type Actor, can } from "#domain/access";
import { formatDate, parseDate } from "#domain/date";
import type { Event, EventInput } from "#domain/event";
import { event as record } from "#domain/event";
import { formSections, sourceFields } from "#domain/form";
import { sourceRows } from "#domain/source";

const blank = Object.fromEntries(record.names.map((name) => [name, ""]));

const inputOf = (event: Event) => Object.fromEntries(record.names.map((name) => [name, event[name]])) as EventInput;

/** What every form of an event is given. */
export const formProps = (actor: Actor) => ({
  sections: formSections,
  sourceFields,
  formKey: randomUUID(),
  person: actor.id,
  mayPublish: can(actor, "event.publish"),
});

/** The texts of an event and what its references are called. */
export async function valuesOf(actor: Actor, id: string) {
  const view = await getEventView(actor, id);
  const { sources } = sourceRows.toText({ sources: view.citations.map(({ source: { id: _id, ...source } }) => source) });
  return {
    event: view.event,
    initial: { ...record.toText(inputOf(view.event)), ...datesOf(view.event), sources, shown: sources } as Record<string, string>,
    titles: await titlesOf(actor, view.event),
  };
}

/** The dates of an event as people write them, where that reads back as the same date. */
const datesOf = (event: Event) =>
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
  const start = { ...blank, dateBasis: "stated", status: "held", sources: "" };
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
