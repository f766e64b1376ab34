import "server-only";
import { searchEvents } from "#db/events";
import { findSeriesNamed } from "#db/series";
import type { Actor } from "#domain/access";
import { AppError, type FieldErrors } from "#domain/errors";
import { type EventInput, event } from "#domain/event";
import { type SourceInput, sourceRows } from "#domain/source";
import { cleanLine, isBlank } from "#domain/text";

export type EventForm = { input: EventInput; sources: SourceInput[]; shown: SourceInput[]; newSeries: string | null };

/**
 * What the texts of a form say. A series may be given by its id or its name, a whole by its id or its title: without a script
 * that is what people type. Throws `invalid` with every message, by field.
 */
export async function readEventForm(actor: Actor, values: Record<string, string>): Promise<EventForm> {
  const series = await readSeries(values);
  const whole = await readWhole(actor, values.partOf ?? "");
  const read = event.fromText({ ...values, series: series.id, partOf: whole.id });
  const sources = sourceRows.fromText({ sources: values.sources ?? "" });
  const shown = sourceRows.fromText({ sources: values.shown ?? "" });
  const errors: FieldErrors = {
    ...(!read.ok && read.errors),
    ...(!sources.ok && sources.errors),
    ...(series.error && { series: [series.error] }),
    ...(whole.error && { partOf: [whole.error] }),
  };
  if (!read.ok || !sources.ok || Object.keys(errors).length > 0) throw new AppError("invalid", "Some fields need attention.", errors);
  return { input: read.value, sources: sources.value.sources, shown: shown.ok ? shown.value.sources : [], newSeries: series.name };
}

type ReadSeries = { id: string; name: string | null; error?: string };

async function readSeries({ series = "", newSeries }: Record<string, string>): Promise<ReadSeries> {
  if (isBlank(series)) return { id: "", name: null };
  const known = await findSeriesNamed(series);
  if (known) return { id: known.id, name: null };
  // A new series has no id yet; `saveEvent` puts in the one it makes.
  if (newSeries) return { id: "new", name: series };
  return {
    id: "",
    name: null,
    error: `There is no series “${series.slice(0, 80)}”. Pick one from the list, or tick “Make it a new series”`,
  };
}

async function readWhole(actor: Actor, typed: string): Promise<{ id: string; error?: string }> {
  if (isBlank(typed) || /^[a-z0-9][a-z0-9-]{0,119}$/.test(typed.trim())) return { id: typed };
  const same = (await searchEvents(actor, typed)).filter(({ title }) => title === cleanLine(typed));
  const [only, second] = same;
  if (only && !second) return { id: only.id };
  return {
    id: "",
    error: second
      ? `Several events are called “${typed.slice(0, 80)}”; give the id of the one that is meant`
      : `There is no event “${typed.slice(0, 80)}”; pick one from the list`,
  };
}
