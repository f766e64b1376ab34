import { type EventType, eventTypes } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { Claim } from "#domain/extract/claims";
import type { ProposedFields } from "#domain/extract/proposal";
import { cleanLine } from "#domain/text";

const ordinal = (n: number) => `${n}${n % 100 >= 11 && n % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[n % 10] ?? "th")}`;

const names = (codes: readonly Country[]) => codes.map((code) => countryName(code)).join("–");
const surname = (name: string) => (name.length <= 40 ? name : (name.split(" ").at(-1) as string));

const acts: Partial<Record<EventType, string>> = {
  agreement: "agreement",
  arms_transfer: "arms contract",
  training: "training",
  operation: "operation",
  co_development: "joint development",
  assistance: "assistance",
  setback: "setback in cooperation",
};

/** A neutral headline from what was found: who, what, which edition; never the article's own words of praise. */
export function headlineOf(type: EventType, lead: Claim, fields: ProposedFields, codes: readonly Country[]): string {
  const pair = names(codes);
  const edition = fields.edition ? `${ordinal(fields.edition.value)} ` : "";
  const series = fields.series?.value;
  const [first, second] = fields.participants ?? [];
  const host = fields.countries?.find(({ value }) => value.role === "host")?.value.country;
  const text = (): string => {
    switch (type) {
      case "visit":
        return `${first ? surname(first.value.name) : countryName(codes[0] as string)} visits ${countryName(host ?? (codes[1] as string))}`;
      case "port_call": {
        const ship = lead.line.mentions.find(({ kind }) => kind === "ship")?.name;
        return `${ship ?? `Ships of ${countryName(codes[0] as string)}`} at ${fields.city?.value ?? countryName(host ?? (codes[1] as string))}`;
      }
      case "bilateral_meeting":
        return first && second ? `${surname(first.value.name)} and ${surname(second.value.name)} meet, ${pair}` : `${pair} meeting`;
      case "exercise":
        return series ? `${edition}exercise ${series}, ${pair}` : `${edition}${pair} exercise`;
      case "committee_meeting":
      case "dialogue":
      case "staff_talks":
        return series ? `${edition}${series}` : `${edition}${pair} ${eventTypes[type].term.toLowerCase()}`;
      case "roundtable":
        return `${edition}${pair} industry roundtable`;
      case "arms_transfer":
        return fields.item ? `${pair}: ${fields.item.value}` : `${pair} ${acts.arms_transfer}`;
      default:
        return `${edition}${pair} ${fields.instrument ? fields.instrument.value.replaceAll("_", " ") : (acts[type] ?? "event")}`;
    }
  };
  const line = cleanLine(text());
  return (line.charAt(0).toUpperCase() + line.slice(1)).slice(0, 300);
}
