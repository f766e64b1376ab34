import { saveEvent } from "#db/save-event";
import { eventOf } from "#db/testing";
import { system } from "#domain/access";
import { type EventType, statusesOf } from "#domain/codebook";
import { applies, event, type FieldName } from "#domain/event";
import type { Field } from "#domain/field";

/** What cannot be made up from the kind of a field. */
const own: { [K in FieldName]?: string } = {
  countries: "FI|host; SE|visitor; NO|observer",
  dateBasis: "inferred",
  date: "14 February 1911",
  citations: "https://citations.example/|Words of the quotation|mentions|2",
  validFrom: "May 1912",
  validUntil: "June 1952",
  series: "named",
  quantity: "~41",
  value: "1234.56",
  currency: "DEM",
};
const looks: { [K in FieldName]?: string[] } = {
  countries: ["Finland", "Sweden", "Norway", "observer"],
  dateBasis: ["the sources do not state this date"],
  series: ["Everything at once"],
  partOf: ["The whole of it"],
  related: ["The whole of it", "cancels"],
  quantity: ["about 41"],
};

const { id: whole } = await saveEvent(system, eventOf({ title: "The whole of it", countries: "FI; SE", date: "14 February 1911" }), {
  publish: true,
});

/** A text for a field by its kind; of a vocabulary, the last code whose term no other field shows. */
function sample(name: string, field: Field, taken: Set<string>): string {
  const { kind, columns, options = {} } = field;
  if (columns)
    return Object.entries(columns)
      .map(([cell, column]) => sample(`${name} ${cell}`, column, taken))
      .join("|");
  if (kind === "reference") return whole;
  if (kind === "link") return `https://${name.replace(" ", ".")}.example/`;
  if (kind === "count") return "7";
  const codes = Object.keys(options).filter((code) => !taken.has(options[code] as string));
  const code = kind === "country" ? codes.find((one) => one > "PT") : codes.at(-1);
  if (code) taken.add(options[code] as string);
  return code ?? `Words of ${name}`;
}

/** The words of a field that a reader looks for: those of each cell of its row. */
const wordsOf = (field: Field, text: string): string[] =>
  field.columns
    ? Object.values(field.columns).flatMap((column, i) => wordsOf(column, text.split("|")[i] as string))
    : [field.kind === "link" ? new URL(text).host : (field.options?.[text] ?? text)];

// Puts events on record that between them fill every field, and writes what each must show: `npx tsx e2e/whole.ts`.
const made = [];
for (const type of ["visit", "agreement", "exercise", "arms_transfer"] as EventType[]) {
  const taken = new Set<string>();
  const given: typeof own = { ...own, type, status: statusesOf(type).at(-1) as string };
  const names = event.names.filter((name) => applies(name, type));
  const texts: Record<string, string> = {};
  for (const name of names) texts[name] = given[name] ?? sample(name, event.fields[name], taken);
  const { id } = await saveEvent(system, eventOf(texts), { publish: true, newSeries: "Everything at once" });
  const shown = names.filter((name) => !(event.fields[name] as Field).internal && name !== "date");
  const words = shown.map((name) => [name, looks[name] ?? wordsOf(event.fields[name], texts[name] as string)]);
  made.push({ id, words, hidden: texts.note });
}
process.stdout.write(JSON.stringify(made));
