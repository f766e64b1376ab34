import { type Country, countryName } from "#domain/country";
import type { EventInput } from "#domain/event";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import type { Group } from "#domain/extract/group";
import type { Party } from "#domain/extract/parties";
import type { Found, Question } from "#domain/extract/proposal";

type Role = EventInput["countries"][number]["role"];

const selling =
  /\b(?:sell|sold|sale|export\w*|deliver\w*|suppl(?:y|ies|ied)|hand(?:s|ed)? over|handover|donat\w*|gift\w*|grant\w*|ship(?:s|ped)|provid\w+|transfer\w*)\b/i;
const buying = /\b(?:buy\w*|bought|purchas\w*|order(?:s|ed)?|procur\w*|acquir\w*|receiv\w*|took delivery|induct\w*)\b/i;
const received = /\b(?:host(?:s|ed)?|receive[sd]?|welcome[sd]?)\b/i;

/** Who supplies: the state of the firm or of the subject of selling; of what is bought “from” somebody, that one. */
function supplierOf(parties: readonly Party[], { line, start }: Claim): Country | null {
  const codes = parties.map(({ code }) => code);
  const text = line.text;
  const before = (party: Party) => text.slice(0, party.start - line.start);
  const firm = line.mentions.find(
    (one) =>
      one.kind === "body" &&
      one.codes.length === 1 &&
      codes.includes(one.codes[0] as Country) &&
      /[a-z]/.test(one.name) &&
      !/Army|Navy|Force|Command|Department|Pentagon|Guard/.test(one.name),
  );
  if (firm && !/\b(?:to|for) (?:the )?$/.test(text.slice(0, firm.start - line.start))) return firm.codes[0] as Country;
  const buyer = parties.find((party) => /\b(?:to|for) (?:the )?(?:\w+ ){0,2}$/.test(before(party)) && party.start > start);
  if (selling.test(text) && buyer) return codes.find((code) => code !== buyer.code) ?? null;
  const seller = parties.find((party) => /\b(?:from|with) (?:the )?(?:\w+ ){0,2}$/.test(before(party)));
  if (buying.test(text) && seller) return seller.code;
  const [first] = [...parties].sort((a, b) => a.start - b.start);
  if (selling.test(text) && first) return first.code;
  if (buying.test(text) && first) return codes.find((code) => code !== first.code) ?? null;
  return null;
}

/** The part that each state has, where the words give it one. */
export function rolesOf({ type }: Group, lead: Claim, parties: readonly Party[], venue: Country | null): (party: Party) => Role {
  const [first, host] = parties;
  if (type === "visit" || type === "port_call") return (party) => (party === host ? "host" : party === first ? "visitor" : "participant");
  if (type === "arms_transfer" || type === "assistance") {
    const supplier = parties.length === 2 ? supplierOf(parties, lead) : null;
    return (party) => (supplier === null ? "participant" : party.code === supplier ? "supplier" : "recipient");
  }
  if (
    type === "bilateral_meeting" &&
    received.test(lead.line.text.slice(lead.start - lead.line.start, lead.end - lead.line.start)) &&
    first
  )
    return (party) => (party === first ? "host" : "visitor");
  return (party) => (party.code === venue ? "host" : "participant");
}

/** The rows of states, and what has to be asked where a name can be read in several ways. */
export function statesOf(
  parties: readonly Party[],
  roleOf: (party: Party) => Role,
): { rows: Found<EventInput["countries"][number]>[]; questions: Question[] } {
  const certain = parties.filter(({ ask }) => !ask);
  const rows = certain.map((party) =>
    found(
      { country: party.code, role: roleOf(party) },
      party,
      party.strong ? "country.named" : "country.context",
      party.strong ? "stated" : "inferred",
      party.strong ? undefined : "By the article as a whole",
    ),
  );
  const text = (more: readonly string[]) => [...rows.map(({ value }) => `${value.country}|${value.role}`), ...more].join("; ");
  const questions = parties
    .filter(({ ask }) => ask)
    .map(
      (party): Question => ({
        field: "countries",
        span: { start: party.start, end: party.end },
        ask: "Which state is meant here?",
        readings: [
          ...(party.ask as readonly Country[]).map((code) => ({ value: text([`${code}|${roleOf(party)}`]), label: countryName(code) })),
          { value: text([]), label: "None: it names a place or a person" },
        ],
      }),
    );
  return { rows, questions };
}
