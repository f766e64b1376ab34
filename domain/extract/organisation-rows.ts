import type { EventType } from "#domain/codebook";
import type { EventInput } from "#domain/event";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import { organisationsOf } from "#domain/extract/organisations";
import type { Found, ProposedFields } from "#domain/extract/proposal";
import { cleanLine } from "#domain/text";

type Row = EventInput["organisations"][number];

const dealt: ReadonlySet<EventType> = new Set(["agreement", "arms_transfer", "co_development", "assistance"]);

/** A sentence that goes on about a deal names who has part in it where it says so. */
const dealing =
  /\b(?:(?:was|were|been|be) (?:\w+ )?(?:signed|supplied|delivered)|signator(?:y|ies)|signed (?:on behalf|by))\b|^Under (?:the|this) (?:\w+ )?(?:deal|contract|agreement)\b/i;

/** Who signed, sold or received, each once, with the part that their state has. */
export function organisationRows(type: EventType, claims: readonly Claim[], fields: ProposedFields): Found<Row>[] {
  if (!dealt.has(type)) return [];
  const rows = new Map<string, Found<Row>>();
  const lines = new Set(claims.filter(({ follows, line }) => !line.title && (!follows || dealing.test(line.text))).map(({ line }) => line));
  for (const line of lines) {
    for (const one of organisationsOf(line)) {
      const name = cleanLine(one.name).slice(0, 300);
      const known = [...rows.keys()].some((other) => other === name || other.startsWith(`${name} `) || name.startsWith(`${other} `));
      if (known) continue;
      const role = fields.countries?.find(({ value }) => value.country === one.country)?.value.role;
      const part: Row["part"] = type === "agreement" ? "signatory" : role === "supplier" || role === "recipient" ? role : "participant";
      rows.set(name, found({ name, short: one.short, country: one.country, part }, one, "organisation"));
    }
  }
  return [...rows.values()].slice(0, 100);
}
