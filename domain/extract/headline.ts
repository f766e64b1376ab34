import { type EventType, eventTypes } from "#domain/codebook";
import { type Country, countryName } from "#domain/country";
import type { Claim } from "#domain/extract/claims";
import { instrumentName, proceedings, shipIn, shortPost } from "#domain/extract/naming";
import type { ProposedFields } from "#domain/extract/proposal";
import { cleanLine } from "#domain/text";

const ordinal = (n: number) => `${n}${n % 100 >= 11 && n % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[n % 10] ?? "th")}`;

const names = (codes: readonly Country[]) => codes.map((code) => countryName(code)).join("–");
const surname = (name: string) => (name.length <= 40 ? name : (name.split(" ").at(-1) as string));

const acts: Partial<Record<EventType, string>> = {
  agreement: "agreement",
  training: "training",
  operation: "operation",
  co_development: "joint development",
  assistance: "assistance",
  setback: "setback in cooperation",
};

/** Which number, of what and how much: “36 Rafale fighter jets”, “contract for USD 737000000”. */
function dealt(fields: ProposedFields, delivered: boolean): string {
  const count = fields.quantity ? `${fields.quantity.value} ` : "";
  if (fields.item) return `${count}${fields.item.value}`;
  return delivered ? "delivery of arms" : "arms contract";
}

const ministries = /\b(?:Ministry|ministry|Department of|Government|government|Armed Forces|armed forces)\b/;

/** The two bodies or firms that signed, by their letters; a ministry is its state. */
function signatories({ organisations = [] }: ProposedFields): [string, string] | null {
  const named = organisations.map(({ value }) => value).filter(({ name }) => !ministries.test(name));
  const [one, two] = named;
  if (!one || !two || named.length !== 2 || organisations.length !== 2) return null;
  return [one.short ?? one.name, two.short ?? two.name];
}

/** A neutral headline from what was found: who, what, which edition; never the article's own words of praise. */
export function headlineOf(type: EventType, lead: Claim, fields: ProposedFields, codes: readonly Country[]): string {
  const pair = names(codes);
  const edition = fields.edition ? `${ordinal(fields.edition.value)} ` : "";
  const series = fields.series?.value;
  const people = fields.participants ?? [];
  const [first] = people;
  const second = people.find(({ value }) => value.country !== first?.value.country) ?? people[1];
  const host = fields.countries?.find(({ value }) => value.role === "host")?.value.country ?? (codes[1] as Country);
  const visitor = countryName(codes[0] as string);
  const where = fields.city?.value ?? countryName(host);
  const text = (): string => {
    switch (type) {
      case "visit":
        if (!first) return `Delegation of ${visitor} visits ${where}`;
        return `${shortPost(first.value.post)}${surname(first.value.name)} visits ${where}`;
      case "port_call": {
        const ship = shipIn(lead.line);
        return ship ? `${ship} visits ${where}` : `Ships of ${visitor} visit ${where}`;
      }
      case "bilateral_meeting":
        return first && second ? `${surname(first.value.name)} and ${surname(second.value.name)} meet, ${pair}` : `${pair} meeting`;
      case "exercise": {
        if (series && !codes.some((code) => series.includes(countryName(code))))
          return fields.edition ? `${edition}Exercise ${series}, ${pair}` : `Exercise ${series}, ${pair}`;
        return `${edition}${pair} ${proceedings(lead)}`;
      }
      case "committee_meeting":
      case "dialogue":
      case "staff_talks":
        return series ? `${edition}${series}` : `${edition}${pair} ${eventTypes[type].term.toLowerCase()}`;
      case "roundtable":
        return series ? `${edition}${series}` : `${edition}${pair} industry roundtable`;
      case "arms_transfer":
        return `${pair}: ${dealt(fields, fields.status?.value === "delivered")}`;
      case "agreement": {
        const parties = signatories(fields);
        const kind = instrumentName(lead) ?? fields.instrument?.value.replaceAll("_", " ") ?? "agreement";
        if (parties) return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} between ${parties.join(" and ")}, ${pair}`;
        return `${pair} ${kind}`;
      }
      default:
        return `${edition}${pair} ${acts[type] ?? "event"}`;
    }
  };
  const line = cleanLine(text());
  return (line.charAt(0).toUpperCase() + line.slice(1)).slice(0, 300);
}
