import type { Country } from "#domain/country";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { partiesIn, settle } from "#domain/extract/parties";
import type { People } from "#domain/extract/sides";

const shipWords =
  /\b(?:(?:naval |war)?ships?|warships?|frigates?|destroyers?|corvettes?|submarines?|vessels?|fleet|carrier|tanker|patrol vessel|cutters?|flotilla|task (?:group|force)|training squadron)\b/i;
const happens =
  /\b(?:conduct\w*|h[eo]ld\w*|participat\w*|t[oa]k(?:es?|ing)? part|took part|beg[aiu]n\w*|commenc\w*|conclud\w*|culminat\w*|kick(?:s|ed)? off|wrap\w*|carr(?:y|ied|ying) out|scheduled|start\w*|end(?:s|ed)|join\w*|underway|took place|takes? place|taking place|co-?chair\w*|host\w*|attend\w*|complet\w*|conven\w*|met|meeting|session|edition|round|will be|planned|finish\w*|returns?|returned|inaugurat\w*|ongoing|engag\w*|represented|launch\w*|open(?:s|ed)|co-?hosted|discussed|postpone\w*|cancel\w*|called off)\b/i;
const generic =
  /\b(?:joint|bilateral|multinational|multilateral|trilateral|combined|with|between|both|two (?:navies|armies|air forces|countries))\b/i;

/** Whether the words around a trigger make it an event between states, and with which of them. */
export function accepts(claim: Claim, article: Article, people: People): Claim | null {
  const { line, start, end, type } = claim;
  const [before, after] = [line.text.slice(0, start - line.start), line.text.slice(end - line.start)];
  if (/\b(?:not|never|no|without|neither|refused to|denied|if|whether)\s(?:\w+\s){0,2}$/.test(before)) return null;
  const here: Claim = { ...claim, parties: settle(claim.parties, line, article) };
  switch (type) {
    case "visit":
      return acceptVisit(here, before, after, article, people);
    case "port_call":
      return shipWords.test(line.text) || line.mentions.some(({ kind }) => kind === "ship") ? two(here, article) : null;
    case "bilateral_meeting":
      return acceptMeeting(here, before, after, article, people);
    case "exercise":
      if (!here.date && !happens.test(line.text)) return null;
      if (here.parties.length < 2 && !generic.test(line.text) && !here.name) return null;
      return two(here, article);
    case "committee_meeting":
    case "dialogue":
    case "staff_talks":
    case "roundtable":
      return here.date || here.edition || happens.test(line.text) ? two(here, article) : null;
    default:
      return two(here, article);
  }
}

/** With one state named, the other is the one that the article is about beside it. */
function two(claim: Claim, article: Article): Claim | null {
  if (claim.parties.length >= 2) return claim;
  const [first, second] = article.main;
  if (!first || !second) return null;
  const [known] = claim.parties;
  const missing: Country[] = known ? [known.code === first ? second : first] : [first, second];
  if (known && known.code !== first && known.code !== second) return null;
  const added = missing.map((code) => ({ code, start: claim.start, end: claim.end, strong: false, venue: false, metonym: false }));
  return { ...claim, parties: [...claim.parties, ...added] };
}

function acceptVisit(claim: Claim, before: string, after: string, article: Article, people: People): Claim | null {
  const { line, start, end } = claim;
  const ahead = after.slice(0, 60);
  const target = line.mentions.find(
    (mention) =>
      mention.start >= end &&
      mention.start - end < 40 &&
      mention.codes.length === 1 &&
      /^(?: (?:the|to|in|at|on|official|of|by|a|an|neighbouring|port|city|Indonesia's))*(?: \p{L}+'s)? $/u.test(
        line.text.slice(end - line.start, mention.start - line.start),
      ) &&
      mention.kind !== "adjective" &&
      mention.kind !== "body",
  );
  const noun = /^(?:visit|trip|tour|arrival|departure)$/i.test(line.text.slice(start - line.start, end - line.start));
  if (!target) return null;
  const host = target.codes[0] as Country;
  const ship = shipWords.test(before) || line.mentions.some(({ kind, start: at }) => kind === "ship" && at < start);
  const visitors = partiesIn(line, people, line.start, line.end).filter(({ code }) => code !== host);
  const subject = visitors.filter((party) => party.start < start || noun).at(0);
  const visitor = subject?.code ?? article.main.find((code) => code !== host);
  if (
    !visitor ||
    (!subject &&
      !noun &&
      line.people.length === 0 &&
      !ship &&
      !/\b(?:he|she|delegation|minister|chief|secretary|commander|general|admiral|president)\b/i.test(before))
  )
    return null;
  void ahead;
  const party = (code: Country, span: { start: number; end: number }, venue: boolean) => ({
    code,
    start: span.start,
    end: span.end,
    strong: true,
    venue,
    metonym: false,
  });
  const city =
    target.kind === "city" || target.kind === "capital" || target.kind === "seat" || (target.kind === "name" && host === "SG")
      ? target.name
      : null;
  return {
    ...claim,
    type: ship ? "port_call" : "visit",
    rule: ship ? "type.port-call.arrival" : claim.rule,
    parties: [party(visitor, subject ?? { start, end }, false), party(host, target, true)],
    venue: {
      city: city ?? (claim.venue?.country === host ? claim.venue.city : null),
      place: null,
      country: host,
      start: target.start,
      end: target.end,
    },
    people: line.people.filter((person) => people.of(person).side === visitor || people.of(person).side === null).slice(0, 3),
  };
}

function acceptMeeting(claim: Claim, before: string, after: string, article: Article, people: People): Claim | null {
  const { line, start } = claim;
  const sides = new Map<string, number>();
  for (const person of line.people) {
    const side = people.of(person).side ?? "?";
    sides.set(side, (sides.get(side) ?? 0) + 1);
  }
  void before;
  const subjects = line.people.filter((person) => person.start < start);
  const objects = line.people.filter((person) => person.start > start);
  const counterpart = objects[0] ?? (subjects.length > 1 ? subjects[1] : undefined);
  const dated = claim.date !== null && claim.parties.length >= 2;
  if (!counterpart && !dated) return null;
  if (
    !counterpart &&
    !/\b(?:minister|chief|secretary|commander|officials|delegations?|leaders|counterparts?|military|defen[cs]e|army|navy)\b/i.test(
      line.text,
    )
  )
    return null;
  if (counterpart && objects[0] && objects[0].start - claim.end > 120) return null;
  void after;
  return two(claim, article);
}
