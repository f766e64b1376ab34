import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import { apart } from "#domain/extract/claim-dates";
import type { Claim } from "#domain/extract/claims";
import type { Mention } from "#domain/extract/mentions";
import { type Party, partiesIn } from "#domain/extract/parties";
import { partyAt } from "#domain/extract/partner";
import type { People } from "#domain/extract/sides";
import { isShips, isTelling, whoBefore, whose } from "#domain/extract/travellers";
import { unnamedTarget } from "#domain/extract/visit-places";

const travellers =
  /\b(?:he|she|delegation|ministers?|chiefs?|secretary|commanders?|generals?|admirals?|presidents?|officials?|team|envoy|leaders?|marshal|director|adviser|advisor|who|commandant|counterpart|officers)\b/i;
const troops = /\b(?:contingent|troops|soldiers|unit|brigade|jets?|aircraft|artillery|systems?|shipment|batch|squad|platoon|company)\b/i;
const unwilling = /\b(?:invit\w+|invitation|accepted|look\w* forward|propos\w+|plan(?:s|ned)? of)\b[^.;]{0,60}$/i;

/** "in Rwanda for a four-day working visit" */
const staying = /^ (?:for|on) an? (?:[\w-]+ ){0,4}$/;

/** "her visits to the north", "went to Kenya as an adviser" */
const isAside = (word: string, before: string, after: string): boolean =>
  (/^visits$/i.test(word) && /\b(?:his|her|their|its|our|my|such|of|about|earlier|previous|regular|frequent) $/i.test(before)) ||
  (/^(?:went|is|was|are|were|been)\b/i.test(word) && /^[^.;,]{0,40}\bas (?:an?|the|his|her)\b/.test(after));

/** The place that is visited: the first one after the word, or after "to" where somebody is named between. */
function targetOf(line: Line, end: number, arrives: boolean): Mention | undefined {
  const able = line.mentions.filter(
    ({ start, codes, kind }) => start >= end && codes.length === 1 && kind !== "adjective" && kind !== "body" && kind !== "ship",
  );
  return able.find((mention) => {
    const between = line.text.slice(end - line.start, mention.start - line.start);
    return (
      /^(?: (?:the|to|in|at|on|official|a|an|neighbouring|neighboring|port|city|harbour|of|and|its|capital|from|here|off|Port|Harbour)|,)*(?: \p{L}+'s)? $/u.test(
        between,
      ) ||
      (between.length < 130 && /^ (?:by|of) [^.;]*\bto (?:the )?$/.test(between)) ||
      (arrives && /^(?: [^;,]{2,30},){1,2} $/.test(between)) ||
      /^ (?:an?|the|its) [^;,]{2,40}\b(?:in|near|at) (?:the )?$/.test(between) ||
      (arrives && between.length < 60 && /^ [^;]*\b(?:in|at|to) (?:the )?$/.test(between)) ||
      (between.length < 60 && /^ (?:on \w+ )?(?:to|for) (?:the )?$/.test(between)) ||
      // "a visit to his counterpart, General Bello, in Pretoria"
      (between.length < 130 &&
        /^ to [^;]*,? (?:in|at) (?:the )?$/.test(between) &&
        line.people.some((one) => one.start > end && one.end < mention.start))
    );
  });
}

/** A visit has a place abroad and somebody who travels; ships that come make it a port call. */
export function acceptVisit(claim: Claim, before: string, after: string, article: Article, people: People): Claim[] {
  const { line, start, end } = claim;
  const beforeIt = /^(?:visit|trip|tour)$/i.test(line.text.slice(start - line.start, end - line.start))
    ? line.mentions.find(
        (mention) =>
          (mention.end === start - 1 ||
            staying.test(line.text.slice(mention.end - line.start, Math.max(mention.end, start) - line.start))) &&
          mention.codes.length === 1 &&
          mention.kind !== "body" &&
          mention.kind !== "ship" &&
          mention.kind !== "adjective",
      )
    : undefined;
  const named = beforeIt ?? targetOf(line, end, /^(?:arriv|land|reach)/i.test(line.text.slice(start - line.start, end - line.start)));
  const from = [
    ...line.people.flatMap((one) => (one.start < start ? (people.of(one).side ?? []) : [])),
    ...line.posts.flatMap((post) => (post.end <= start ? post.mentions.flatMap(({ codes }) => (codes.length === 1 ? codes : [])) : [])),
  ];
  const target = named ?? (from.length > 0 ? unnamedTarget(line, end, from, article) : undefined);
  if (
    !target ||
    /^ (?:back|home)\b/.test(after) ||
    isAside(line.text.slice(start - line.start, end - line.start), before, after) ||
    unwilling.test(before) ||
    (/\bbefore $/.test(before) && !claim.dated)
  )
    return [];
  const host = target.codes[0] as Country;
  const noun =
    /^(?:visit|trip|tour|arrival)$/i.test(line.text.slice(start - line.start, end - line.start)) &&
    !/\b(?:to|will|would|also|is|are|be)\s$/.test(before);
  const byAfter = /^ (?:(?:to (?:the )?(?:\p{Lu}\p{L}+ ){1,3})?by|of) /u.test(after);
  const ship = isShips(line, before, start) && !(byAfter && line.people.some((one) => one.start > end && one.start < end + 60));
  const person = byAfter
    ? line.people.find((one) => one.start >= end && people.of(one).side !== host)
    : (line.people.filter((one) => one.start < start && people.of(one).side !== host && !isTelling(line, one.end)).at(-1) ??
      (noun && /\b(?:his|her) (?:[\w-]+ ){0,4}$|^(?:During|On|As part of) (?:an?|the) (?:[\w-]+ ){0,4}$/i.test(before)
        ? whose(line, end, host, article, people)
        : /\b(?:he|she)\b[^.;,]{0,20}$/i.test(before) && line.people.every((one) => one.start > start)
          ? whoBefore(line, host, article, people)
          : undefined));
  const near = line.text.slice(Math.max(0, start - line.start - 140), start - line.start + (noun ? 120 : 0));
  const posted = line.posts.some((post) => post.start < start && start - post.end < 140);
  if (!ship && !person && claim.tense === "future" && /^date\.(?:year|season)/.test(claim.date?.rule ?? "")) return [];
  if (!ship && !person && ((!travellers.test(near) && !posted) || troops.test(near))) return [];
  const others = partiesIn(line, people, line.start, line.end).filter(({ code, start: at }) => code !== host && (noun || at < start));
  const [side, span] = person && !ship ? [people.of(person).side, person] : [null, undefined];
  const vessel = ship ? line.mentions.find(({ kind, codes }) => kind === "ship" && codes[0] !== host)?.codes[0] : undefined;
  const subject = others.find(({ code }) => code === vessel) ?? others.filter(({ start: at }) => at < start).at(ship ? 0 : -1) ?? others[0];
  const lead = article.home && article.home !== host ? article.home : article.main.find((code) => code !== host);
  const visitor = side ?? subject?.code ?? lead;
  if (!visitor) return [];
  // "Minister Berg was in Uppsala": perhaps at home.
  if (person && side === null && /^(?:is|was|are|were|been)\b/i.test(line.text.slice(start - line.start, end - line.start))) return [];
  // Who travels there is not from there.
  if (person && !ship && side === null) people.of(person).side = visitor;
  const city =
    target.kind === "city" || target.kind === "capital" || target.kind === "seat" || (target.kind === "name" && host === "SG")
      ? target.name
      : null;
  const other =
    claim.venue?.country === host && !apart.test(line.text.slice(end - line.start, claim.venue.start - line.start))
      ? claim.venue.city
      : null;
  const leaving =
    /^(?:depart|left|sail|set sail)/i.test(line.text.slice(start - line.start, end - line.start)) &&
    !/for$/i.test(line.text.slice(start - line.start, end - line.start));
  const date = leaving && claim.date ? { ...claim.date, edge: "end" as const } : claim.date;
  const along = /\b(?:accompanied by|together with|along with)\b/.exec(after);
  const company = along ? line.people.filter((one) => one.start > end + along.index && [null, visitor].includes(people.of(one).side)) : [];
  const aboard = ship
    ? line.people.filter((one) => people.of(one).side !== host && !isTelling(line, one.end))
    : person
      ? [person, ...company]
      : [];
  const visit: Claim = {
    ...claim,
    date,
    type: ship ? "port_call" : "visit",
    rule: ship ? "type.port-call.arrival" : claim.rule,
    parties: [partyAt(visitor, span ?? subject ?? claim, { strong: true }), partyAt(host, target, { strong: true, venue: true })],
    venue: { city: city ?? other, country: host, start: target.start, end: target.end },
    people: aboard,
    edition: null,
  };
  return [visit, ...furtherStops(visit, target, visitor)];
}

/** “travels to Norway and Germany”: the next place of the list, where it is of another state. */
function furtherStops(visit: Claim, { end }: Mention, visitor: Country): Claim[] {
  const { line, parties } = visit;
  const next = line.mentions.find(
    ({ start, codes, kind }) =>
      start > end &&
      (kind === "name" || kind === "capital") &&
      codes.length === 1 &&
      codes[0] !== parties[1]?.code &&
      codes[0] !== visitor &&
      /^ and (?:to )?(?:the )?$/.test(line.text.slice(end - line.start, start - line.start)),
  );
  const host = next?.codes[0];
  if (!next || !host || visit.type !== "visit") return [];
  return [
    {
      ...visit,
      parties: [parties[0] as Party, partyAt(host, next, { strong: true, venue: true })],
      venue: { city: next.kind === "capital" ? next.name : null, country: host, start: next.start, end: next.end },
    },
  ];
}
