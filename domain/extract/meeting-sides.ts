import type { Country } from "#domain/country";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { contrast } from "#domain/extract/contrast";
import type { Party } from "#domain/extract/parties";
import { partyAt } from "#domain/extract/partner";
import type { PersonFound } from "#domain/extract/people";
import type { People } from "#domain/extract/sides";

/** Where an article names two states, and somebody in a post is of neither by the words, that one is of the second. */
export function onlyOther(
  claim: Claim,
  own: Country,
  present: readonly PersonFound[],
  { main }: Article,
  people: People,
): Party | undefined {
  const open = present.some((person) => person.post && people.of(person).side === null);
  const other = main.find((code) => code !== own);
  return open && other && main.length === 2 ? partyAt(other, claim) : undefined;
}

/** “met President A, Prime Minister B and his Nepali counterpart C”: those of a list who have no state by the words are of that of the rest. */
export function oneList(objects: readonly PersonFound[], subjects: readonly PersonFound[], people: People): void {
  const list = objects.filter(({ post, rank }) => post || rank);
  const stated = list.map((one) => people.of(one)).filter(({ certain }) => certain);
  const [known] = stated;
  if (!known?.side || stated.some(({ side }) => side !== known.side) || subjects.some((one) => people.of(one).side === known.side)) return;
  for (const one of list.map((person) => people.of(person)))
    if (!one.certain) Object.assign(one, { side: known.side, why: "Named in one list with the others" });
}

// Where ministers of other states meet.
const common = /^(?:Brussels|Geneva|Vienna|Munich|New York|Singapore)$/;

/** A minister without a state beside the name, who met those of other states, is of the one where they met, if the article names no further one. */
export function hostSide({ parties, venue }: Claim, present: readonly PersonFound[], { home, main }: Article, people: People): void {
  const open = present.filter((person) => person.post && people.of(person).side === null);
  const [host] = open;
  // Of two states, one of them known, the other is known as well.
  if (parties.length <= 2 && present.some((person) => people.of(person).side)) return;
  const others = parties.filter(({ code, venue: place }) => code !== venue?.country && !place).map(({ code }) => code);
  if (home || !host || open.length > 1 || !venue?.city || !venue.country || common.test(venue.city) || others.length === 0) return;
  if (
    !main.every((code) => code === venue.country || others.includes(code)) ||
    present.some((person) => people.of(person).side === venue.country)
  )
    return;
  Object.assign(people.of(host), { side: venue.country, why: "Of the state where they met" });
}

/** Who was met by somebody of one state, and has none beside the name, is of the other. */
export function across({ start, parties }: Claim, present: readonly PersonFound[], people: People): void {
  const known = present.find((person) => people.of(person).side);
  if (!known) return;
  const beyond = present.filter(
    (person) => people.of(person).side === null && (person.post || person.rank) && person.start > start !== known.start > start,
  );
  const states = parties.map(({ code }) => code);
  for (const person of beyond) contrast(known, person, states, people);
}

const travelled = /\b(?:visit|tour|trip|delegation)\b/i;

/** “They paid a courtesy call on the Minister of Defence”: whom guests call on, and who has no state by the words, is of the state that they visit. */
export function calledOn(actor: PersonFound, objects: readonly PersonFound[], { pair, lines }: Article, at: number, people: People): void {
  const { side, certain } = people.of(actor);
  const host = pair?.find((code) => code !== side);
  if (!side || !certain || !host || !pair?.includes(side)) return;
  if (objects.some((one) => !one.post || people.of(one).certain || people.of(one).side !== side)) return;
  const guests = lines.slice(0, at).some(({ text, mentions }) => travelled.test(text) && mentions.some(({ codes }) => codes[0] === host));
  if (guests) for (const one of objects) Object.assign(people.of(one), { side: host, why: "Called on by guests of the other state" });
}
