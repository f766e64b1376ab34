import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { EventInput } from "#domain/event";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import type { PersonFound } from "#domain/extract/people";
import type { Found } from "#domain/extract/proposal";
import type { People } from "#domain/extract/sides";
import { cleanLine } from "#domain/text";

type Row = EventInput["participants"][number];

/** What somebody did there, by the words before the name. */
function partOf(person: PersonFound, { line, start }: Claim, type: EventType): Row["part"] {
  const at = (person.post?.start ?? person.start) - line.start;
  const before = line.text.slice(Math.max(0, at - 90), at);
  if (
    /\bco-?chaired\b[^.;]*$/i.test(line.text.slice(0, at)) ||
    /\bco-?chaired\b/i.test(line.text.slice(person.end - line.start, person.end - line.start + 60))
  )
    return "co_chair";
  if (/\b(?:led|headed|helmed|chaired) by (?:\w+ ){0,3}$/i.test(before)) return "head";
  if (type === "agreement" && /\bsigned\b/i.test(line.text)) return "signatory";
  if (
    person.start < start &&
    /\b(?:hosted|received|welcomed)\b/i.test(line.text.slice(person.end - line.start, person.end - line.start + 40))
  )
    return "host";
  return "member";
}

/** The people of an event's states who are named beside it, each once. */
export function peopleRows(type: EventType, claims: readonly Claim[], states: ReadonlySet<Country>, people: People): Found<Row>[] {
  const rows = new Map<string, Found<Row>>();
  for (const claim of claims) {
    for (const one of claim.people) {
      const { name, post, side, certain, why } = people.of(one);
      if (rows.has(name) || (side && !states.has(side))) continue;
      const row: Row = {
        name: cleanLine(name).slice(0, 300),
        post: post ? cleanLine(post).slice(0, 300) : null,
        country: side,
        part: partOf(one, claim, type),
      };
      const sure = certain || side === null;
      rows.set(
        name,
        found(row, one, one.rule, sure ? "stated" : "inferred", sure ? undefined : (why ?? "The side is not written beside the name")),
      );
    }
  }
  return [...rows.values()].slice(0, 100);
}
