// npm run eval:capture -- GOLD_DIR OUT_DIR: reads each text as capture does and writes what it found, for a scorer.
import fs from "node:fs";
import path from "node:path";
import { boundsOf } from "#domain/date";
import { extract } from "#domain/extract/extract";
import type { ProposedEvent } from "#domain/extract/proposal";
import { goldType, textsOf } from "./gold";

const [goldDir, outDir] = process.argv.slice(2);
if (!goldDir || !outDir) throw new Error("Usage: npm run eval:capture -- GOLD_DIR OUT_DIR");

/** One end of an EDTF date as far as it is known: day, month or year. */
function ends(edtf: string): { start: string; end: string; precision: string } {
  const precise = (point: string) => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?/.exec(point)?.[0] ?? null;
  const { starts, ends, precision } = boundsOf(edtf);
  if (precision === "month_part") return { start: starts.slice(0, 7), end: ends.slice(0, 7), precision: "month" };
  if (precision === "season" || precision === "quarter") return { start: starts.slice(0, 4), end: ends.slice(0, 4), precision: "year" };
  const [from = edtf, to = from] = edtf.replace(/[[\]{}]/g, "").split(/\/|\.\.|,/);
  const [start, end] = [precise(from) ?? starts, precise(to) ?? ends];
  return { start, end, precision: start.length === 10 ? "day" : start.length === 7 ? "month" : "year" };
}

function predicted(event: ProposedEvent, text: string) {
  const { fields } = event;
  return {
    type: goldType(fields.type?.value),
    countries: fields.countries?.map(({ value }) => value.country) ?? [],
    ...(fields.date ? ends(fields.date.value) : { start: null, end: null, precision: null }),
    city: fields.city?.value ?? null,
    venueCountry: fields.venueCountry?.value ?? null,
    edition: fields.edition?.value ?? null,
    title: fields.title?.value,
    participants: fields.participants?.map(({ value }) => ({ name: value.name, role: value.post, country: value.country })) ?? [],
    organisations: fields.organisations?.map(({ value }) => (value.short ? `${value.name} (${value.short})` : value.name)) ?? [],
    evidence: text.slice(event.evidence.start, event.evidence.end),
  };
}

fs.mkdirSync(outDir, { recursive: true });
const texts = textsOf(goldDir);
for (const { id, text, published } of texts) {
  const events = extract(text, published)
    .events.filter(({ background }) => !background)
    .map((event) => predicted(event, text));
  fs.writeFileSync(path.join(outDir, `${id}.json`), JSON.stringify({ id, events }, null, 2));
}
console.log(`${texts.length} texts read.`);
