import "server-only";
import { getEventView } from "#db/events";
import { referenceNames } from "#db/reference-names";
import { nameOfUser } from "#db/user-names";
import { type Actor, can } from "#domain/access";
import { diffWords, fieldLines, type Names, type Piece } from "#domain/diff";
import type { ConflictError } from "#domain/errors";
import { type EventInput, event, type FieldName } from "#domain/event";
import { joinRows } from "#domain/merge";
import { formatRows, parseRows } from "#domain/rows";
import { sourceRows } from "#domain/source";
import { listWords } from "#domain/text";

type Texts = Record<string, string>;

/**
 * A field that somebody has to choose: what it was, and what the two made of it, in words; what each added is marked. `joined`
 * is the text with the rows of both, where there are rows.
 */
export type FieldConflict = {
  name: string;
  base: string[] | null;
  mine: Piece[][];
  now: Piece[][];
  joined: string | null;
  errors: string[];
};

/** What a form shows where the event changed since it was opened. */
export type FormConflict = {
  /** The event that is changed from now on: the form's own, or the one that it made before with another text. */
  id: string;
  became: "changed" | "published" | "trashed" | "repeated";
  revision: number;
  base: number | null;
  at: string;
  /** Who changed it, by name; `own` where that was the same person in another tab. */
  by: string;
  own: boolean;
  mayChange: boolean;
  mayRestore: boolean;
  fields: FieldConflict[];
  /** What was filled in of fields that only the others changed. */
  filled: string[];
  texts: Texts;
  /** The texts of the fields to choose: as they were sent, and as they are on record. */
  mine: Texts;
  now: Texts;
  /** What is known of every source that either side cites, to go with their citations. */
  sources: Texts;
  titles: Names;
};

type Sent = { mine: EventInput; newSeries: string | null; typed: Texts };

/** Puts a conflict into the words of the form whose texts are `typed` and were read as `mine`. */
export async function formConflict(actor: Actor, error: ConflictError, { mine, newSeries, typed }: Sent): Promise<FormConflict> {
  const { current, collision } = error;
  const now = loosely(current.text);
  const base = collision?.base ? loosely(collision.base.text) : null;
  const titles: Names = {
    ...(await referenceNames([mine, now, ...(base ? [base] : [])])),
    ...(newSeries && mine.series && { [mine.series]: newSeries }),
  };
  const names = (collision?.fields ?? []) as FieldName[];
  const mineText: Texts = { ...event.toText(mine), ...(newSeries && { series: newSeries }) };
  const merged: Texts = collision?.merged ?? {};
  const filled = Object.keys(merged).filter((name) => merged[name] !== mineText[name]);
  const became = whatBecame(error);
  const people = became === "changed" && collision && collision.by.length > 0 ? collision.by : [current.by];
  const sources = await knownSources(actor, current.id, typed);
  return {
    id: current.id,
    became,
    revision: current.revision,
    base: collision?.base?.revision ?? null,
    at: current.at,
    by: listWords(await Promise.all(people.map(nameOfUser))),
    own: people.every((one) => one === actor.id),
    mayChange: current.state !== "published" || can(actor, "event.change_any"),
    // What the form made before is restored where it lies, not by a form that never had it.
    mayRestore: can(actor, "event.restore") && !current.repeated,
    fields: names.map((name) => ({
      name,
      base: base && fieldLines(name, base, titles),
      mine: marked(name, base, mine, titles),
      now: marked(name, base, now, titles),
      joined: base && joinedText(name, base, mine, now),
      errors: collision?.errors[name] ?? [],
    })),
    filled,
    texts: { ...pick(merged, filled), ...(filled.includes("citations") && sources) },
    mine: pick(typed, names),
    now: pick(current.text, names),
    sources,
    titles,
  };
}

function whatBecame({ current, collision }: ConflictError): FormConflict["became"] {
  if (current.state === "trash") return "trashed";
  if (current.repeated) return "repeated";
  return current.state === "published" && collision?.base?.state !== "published" ? "published" : "changed";
}

const pick = (texts: Texts, names: readonly string[]): Texts => Object.fromEntries(names.map((name) => [name, texts[name] ?? ""]));

/** A value of texts that were sound when they were stored, whatever the rules say now. */
const loosely = (texts: Texts) =>
  Object.fromEntries(event.names.map((name) => [name, event.fields[name].parse(texts[name] ?? "")])) as EventInput;

/** A field in words; what the base does not have is marked. */
function marked(name: FieldName, base: EventInput | null, value: EventInput, titles: Names): Piece[][] {
  const lines = fieldLines(name, value, titles);
  const before = base ? fieldLines(name, base, titles) : lines;
  const { kind } = event.fields[name];
  const isText = kind === "line" || kind === "prose";
  return lines.map((text) =>
    isText ? whole(diffWords(before[0] ?? "", text)) : [{ kind: before.includes(text) ? "same" : "added", text }],
  );
}

/** Without what went, and with the spaces between words that came: one mark for what was written in one go. */
function whole(pieces: Piece[]): Piece[] {
  const left = pieces.filter(({ kind }) => kind !== "removed");
  const joined: Piece[] = [];
  for (const [i, { kind, text }] of left.entries()) {
    const last = joined.at(-1);
    const between = text.trim() === "" && last?.kind === "added" && left[i + 1]?.kind === "added";
    if (last && (between || last.kind === kind)) last.text += text;
    else joined.push({ kind, text });
  }
  return joined;
}

function joinedText(name: FieldName, base: EventInput, mine: EventInput, now: EventInput): string | null {
  const rows = joinRows(name, base, mine, now);
  return rows && event.toText({ ...now, [name]: rows })[name];
}

/** What was typed of sources, and what is on record of those that were not, which is as yet untouched. */
async function knownSources(actor: Actor, id: string, { sources = "", shown = "" }: Texts): Promise<Texts> {
  const { citations } = await getEventView(actor, id);
  const rows = parseRows(sources);
  const missing = citations
    .map(({ source: { id: _, ...source } }) => source)
    .filter(({ address }) => !rows.some(([first]) => first === address));
  const more = parseRows(sourceRows.toText({ sources: missing }).sources);
  return { sources: formatRows([...rows, ...more]), shown: formatRows([...parseRows(shown), ...more]) };
}
