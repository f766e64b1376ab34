import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { Article, Line } from "#domain/extract/article";
import type { Mention } from "#domain/extract/mentions";
import type { People } from "#domain/extract/sides";

/** A state that took part, and the words that say so. `strong`: a person, a force or a government of it acts. */
export type Party = {
  code: Country;
  start: number;
  end: number;
  strong: boolean;
  venue: boolean;
  ask?: readonly Country[];
};

const made =
  /^(?:-|\s)?(?:made|built|origin|funded|designed|style|manufactured|produced|speaking|occupied|controlled|bound)\b|^(?: [\w-]+){1,3} (?:types|class|design)\b/i;
/** "North Korea's nuclear threats", "Russia's invasion": named as what is faced, not as who takes part. */
const faced =
  /^(?:'s?)?(?: \w+){0,2} (?:aggression|invasion|threats?|provocations?|nuclear|missiles?|ballistic|expansion\w*|assertive\w*|incursions?|war|wars|sanctions|coercion|behaviou?r|hostil\w+|illicit|attacks?|claims?|ambitions)\b/i;
const together = /^(?:'s)? (?:countries|nations|states|partners|military|defen[cs]e|navies|armies|ministers|chiefs|leaders|allies)\b/i;
const forces =
  /^(?:'s?)?[ -]*(?:(?!(?:about|on|to|for|in|with|by|from|at|as|amid|over|after|before)\b)\w+[ -]){0,2}(?:armed|army|armies|navy|navies|naval|air|defen[cs]e|military|militaries|forces?|marines?|coast guard|delegation|side|counterparts?|minist\w+|government|officials?|soldiers|troops|personnel|chiefs?|ships?|warships?|fleet|president|prime|secretary|minister|contingent|teams?|leaders?|ambassador|frigates?|corvettes?|submarines?|destroyers?|vessels?)\b/i;

/** “with units from A, B and C”: each of the list has sent some. */
const sent =
  /\b(?:units|forces|troops|ships|warships|vessels|aircraft|jets|teams|personnel|soldiers|sailors|marines|contingents|officers|ministers|chiefs|participants) (?:from|of) (?:(?:the )?\p{Lu}[\p{L}.]*(?: (?:of )?\p{Lu}[\p{L}.]*){0,3}(?:,? and |, ?)){0,8}(?:the |hosts? )?$/u;

const stationed = /\b(?:operating from|based (?:in|at)|home-?ported (?:in|at)|stationed (?:in|at)|homeport (?:of|in)) (?:[^.;,]{0,30}, )?$/;

const talkedAbout = (line: Line, { start }: Mention) => line.topics.some((topic) => start >= topic.start && start < topic.end);
/** "between India and Egypt", "India-Italy": a pair is named as such even where it is what was talked about. */
const paired = (line: Line, mention: Mention) => {
  const [before, after] = [line.text.slice(0, mention.start - line.start), line.text.slice(mention.end - line.start)];
  return (
    /\bbetween (?:the )?$/.test(before) ||
    /\bbetween (?:the )?[\p{L}. ]{2,40} and (?:the )?$/u.test(before) ||
    (/^-\p{Lu}/u.test(after) && !/^-(?:made|built)/.test(after)) ||
    /\p{L}-$/u.test(before)
  );
};

/** "Seoul and Tokyo agreed": a capital that acts stands for its government. */
const speaks = (before: string, after: string) =>
  /\b(?:between|with|and|by|both) $/.test(before) ||
  /^(?:'s\b| and \p{Lu}|-\p{Lu}|,? (?:has|have|had|will|said|says|is|was|would|agreed)\b)/u.test(after);

/** The states that one sentence, or a stretch of it, names as taking part. */
export function partiesIn(line: Line, people: People, from = line.start, to = line.end): Party[] {
  const parties: Party[] = [];
  const add = (party: Party) => {
    const known = parties.find(({ code }) => code === party.code);
    if (!known) parties.push(party);
    else {
      if (known.ask && !party.ask) delete known.ask;
      // Named as acting and as the place: it acts.
      const venue = known.venue && party.venue;
      if (party.strong && !known.strong) Object.assign(known, party);
      known.venue = venue;
    }
  };
  for (const person of line.people) {
    if (person.start < from || person.start >= to) continue;
    const { side } = people.of(person);
    if (side && !spokenFor(line, person.start, person.end))
      add({ code: side, start: person.start, end: person.end, strong: true, venue: false });
  }
  for (const mention of line.mentions) {
    const { codes, kind, start, end } = mention;
    if (start < from || start >= to) continue;
    const few = /\b(?:two|both|neighbouring|neighboring) $/.test(line.text.slice(0, start - line.start));
    if (kind === "bloc" && !few && together.test(line.text.slice(end - line.start))) {
      for (const code of codes) add({ code, start, end, strong: true, venue: false });
    }
    if (codes.length === 0 || kind === "bloc") continue;
    const [before, after] = [line.text.slice(0, start - line.start), line.text.slice(end - line.start)];
    if (/\blicen[cs]e (?:from|of) (?:the )?$/.test(before) || stationed.test(before)) continue;
    if (made.test(after) || (kind !== "city" && faced.test(after))) continue;
    if (talkedAbout(line, mention) && !paired(line, mention)) continue;
    const located = /\b(?:in|at|to|from|visit(?:ed|ing|s)?|near|off|for|of|into|port of|city of) (?:the )?(?:\p{L}+ ){0,1}$/u.test(before);
    const place = kind === "city" || kind === "region" || kind === "capital" || kind === "seat";
    if (place && !located && !(kind === "capital" && speaks(before, after))) continue;
    const strong =
      kind === "body" ||
      kind === "ship" ||
      (!place && forces.test(after)) ||
      paired(line, mention) ||
      sent.test(before.slice(-160).replace(/ +/g, " ")) ||
      /\b(?:with|by) (?:the )?$/.test(before);
    const ask = mention.ask ?? (codes.length > 1 ? codes : undefined);
    add({
      code: codes[0] as Country,
      ...(ask && { ask }),
      start,
      end,
      strong,
      venue: located && (place || /\b(?:in|at|off|near) (?:the )?(?:\p{Lu}\p{L}+ )?$/u.test(before)),
    });
  }
  return parties;
}

/** Whoever only spoke to the press about it took no part. */
const spokenFor = (line: Line, start: number, end: number) =>
  /\b(?:according to|spokes\w+|said by|tweeted by)\s[^,.;]{0,60}$/.test(line.text.slice(0, start - line.start)) ||
  /^(?:,? (?:tweeted|said|added|noted|stated|explained)\b|, (?:a |the )?\w* ?spokes)/.test(line.text.slice(end - line.start));

const many =
  /\b(?:trilateral|quadrilateral|multilateral|multinational|multi-national|minilateral|three|four|five|six|seven|several|\d{1,2}) ?(?:-?nation|-?countr(?:y|ies)|partners|states|navies|air forces|armies|allies)?\b|\btrilateral|\bquad\b|multinational|quadrilateral|multilateral/i;

/** Types in which the forces of many states are named one after the other. */
const gathering: ReadonlySet<EventType> = new Set(["exercise", "training", "operation"]);

/** Two states for what is bilateral; all of them where the words say more, or list them. */
export function settle(parties: readonly Party[], line: Line, article: Article, type: EventType): Party[] {
  const strong = parties.filter((party) => party.strong);
  const base = strong.length >= 2 ? parties.filter((party) => party.strong || party.venue) : [...parties];
  if (base.length <= 2 || (gathering.has(type) && strong.length >= 3)) return base;
  if (
    line.mentions.some(({ kind }) => kind === "bloc") ||
    base.filter(({ start }) => line.people.some((person) => person.start === start)).length > 2 ||
    many.test(line.text) ||
    withThird(base, line) ||
    /\b(?:counterparts|colleagues)\b|\b(?:ministers|chiefs|secretaries|commanders|heads) (?:from|of)\b/.test(line.text) ||
    listed(base, line)
  )
    return base;
  const rank = (party: Party) => (party.strong ? -10 : 0) + (article.main.indexOf(party.code) < 0 ? 50 : article.main.indexOf(party.code));
  return [...base].sort((a, b) => rank(a) - rank(b)).slice(0, 2);
}

/** "A and B signed an agreement with C": three of one act. */
function withThird(parties: readonly Party[], line: Line): boolean {
  const [one, two, third, more] = [...parties].sort((a, b) => a.start - b.start);
  const between = (from: number, to: number) => line.text.slice(from - line.start, to - line.start);
  return (
    one !== undefined &&
    two !== undefined &&
    third !== undefined &&
    more === undefined &&
    /^,? and (?:the )?$/.test(between(one.end, two.start)) &&
    /\bwith (?:the )?$/.test(between(two.end, third.start))
  );
}

/** "A, B and C": three or more names in one list. */
const listed = (parties: readonly Party[], line: Line): boolean => {
  const spans = [...parties].sort((a, b) => a.start - b.start);
  let run = 1;
  for (let at = 1; at < spans.length; at++) {
    const between = line.text.slice((spans[at - 1] as Party).end - line.start, (spans[at] as Party).start - line.start).replace(/ +/g, " ");
    run = /^(?:'s?)?(?:, |,? and |-| and the |, the |,? as well as |, and the )$/.test(between) ? run + 1 : 1;
    if (run >= 3) return true;
  }
  return false;
};
