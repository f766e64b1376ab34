import type { Line } from "#domain/extract/article";
import { things } from "#domain/extract/organisation-words";

/** A stretch that is an organisation's name by where it stands. `held`: by somebody's post; `after`: by the words before it. */
export type Slot = { start: number; end: number; held: boolean; after: boolean };

const word = "(?:\\p{Lu}[\\p{L}\\p{N}.]*(?:'\\p{Lu}\\p{L}+)?|\\p{Lu}&\\p{Lu})";
const name = `${word}(?:(?: | & |-| of (?:the )?| and | for (?:the )?)${word}){0,7}`;
const plain = `${word}(?:(?: | & |-)${word}){0,5}`;

const bracketed = new RegExp(`(${name}) \\(([A-Z][A-Za-z&.-]{1,11})\\)`, "gu");
const trade =
  "(?:compan(?:y|ies)|firms?|manufacturers?|makers?|producers?|shipbuilders?|shipyards?|suppliers?|contractors?|conglomerate|giants?|group|consortium|developers?|builders?)";
const called = new RegExp(`\\b${trade} (${plain})`, "gu");
const apposed = new RegExp(`(?:^|[ ,])(${plain}), (?:an?|the|part of|a subsidiary of) [^,.;]{0,50}\\b(?:${trade}|subsidiary)\\b`, "gu");
const headed = new RegExp(
  `\\b(?:CEO|Chief Executive(?: Officer)?|chief executive(?: officer)?|[Mm]anaging [Dd]irector) of (?:the )?(${plain})`,
  "gu",
);
const own = new RegExp(`(${plain})(?:'s?)? (?:CEO|chief executive|Chief Executive|managing director|shipyards?|subsidiary)\\b`, "gu");
const acting = new RegExp(
  `(?:^|[;,] (?:the )?|\\b(?:by|between|with|from|to|and) (?:the )?)(${plain})(?: \\([^)]{2,14}\\))?(?:, (?:which|the) [^,]{3,60},)? (?:has |have |had |will |is to |also )?(?:signed|won|secured|clinched|bagged|inked|delivers?|delivered|suppl(?:y|ies|ied)|received|handed|be awarded|been awarded|been selected)\\b`,
  "gu",
);

/** Whether letters in brackets stand for a name: two of them at least begin its words, in their order. */
function standsFor(letters: string, words: string): boolean {
  const first = words
    .split(/[ -]/)
    .filter((one) => /^\p{Lu}/u.test(one))
    .map((one) => one.charAt(0).toUpperCase());
  let at = 0;
  for (const letter of letters.toUpperCase()) if (first[at] === letter) at += 1;
  return first.length >= 2 && (at >= Math.min(first.length, 2) || words.toUpperCase().startsWith(letters.toUpperCase().slice(0, 3)));
}

/** Names in places that are those of organisations: with their letters, after “company”, before “signed”. */
export function slotsOf(line: Line): Slot[] {
  const slots: Slot[] = [];
  const add = (text: string, index: number, held: boolean, after: boolean) => {
    const start = line.start + index;
    const end = start + text.length;
    const overlaps = (one: { start: number; end: number }) => one.start < end && start < one.end;
    if (things.test(text) || line.people.some(overlaps) || text.length < 3) return;
    // Of nothing but a state, a place or its people.
    const named = line.mentions.filter(overlaps);
    if (named.some(({ kind, start: from, end: to }) => kind !== "body" && from <= start && end <= to)) return;
    slots.push({ start, end, held, after });
  };
  for (const { 1: found, 2: letters, 0: whole, index } of line.text.matchAll(bracketed))
    if (found && letters && standsFor(letters, found)) add(found, index + whole.indexOf(found), false, true);
  for (const pattern of [called, apposed, headed, own, acting])
    for (const { 1: found, 0: whole, index } of line.text.matchAll(pattern)) {
      const at = whole.indexOf(found ?? "");
      if (found) add(found, index + at, pattern === headed || pattern === called, pattern !== acting || at > 0);
    }
  return slots;
}
