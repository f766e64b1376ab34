import type { EventType } from "#domain/codebook";
import { accepts } from "#domain/extract/accepts";
import type { Article, Line } from "#domain/extract/article";
import { backgroundIn } from "#domain/extract/background";
import { apart, betweenOf, dateFor, daysFor, isOwn } from "#domain/extract/claim-dates";
import { face } from "#domain/extract/contrast";
import type { DateFound } from "#domain/extract/dates";
import { exerciseNames } from "#domain/extract/exercise-names";
import { follow } from "#domain/extract/follow";
import { followerOf } from "#domain/extract/followers";
import { abbreviated } from "#domain/extract/letters";
import { type Party, partiesIn } from "#domain/extract/parties";
import type { PersonFound } from "#domain/extract/people";
import { editionIn } from "#domain/extract/series";
import type { People } from "#domain/extract/sides";
import type { Tense } from "#domain/extract/tense";
import { triggers } from "#domain/extract/triggers";
import { type Venue, venueIn } from "#domain/extract/venues";

/** One sentence's word of an event. */
export type Claim = {
  type: EventType;
  rule: string;
  line: Line;
  start: number;
  end: number;
  parties: Party[];
  people: PersonFound[];
  date: DateFound | null;
  /** Whether the date stands beside its words and is its own, not that of a statement about it. */
  dated: boolean;
  days: number | null;
  venue: Venue | null;
  name: string | null;
  edition: { value: number; start: number; end: number } | null;
  tense: Tense;
  background: boolean;
  /** The claim that this one only adds to. */
  follows?: Claim;
};

const numbered: ReadonlySet<EventType> = new Set([
  "exercise",
  "committee_meeting",
  "dialogue",
  "staff_talks",
  "roundtable",
  "bilateral_meeting",
]);
/** The same word again and again in one sentence tells nothing new. */
const mostHits = 6;

/** Everything that the sentences say of events, before it is put together. */
export function claimsOf(article: Article, people: People): Claim[] {
  const claims: Claim[] = [];
  const known = [...triggers, ...abbreviated(article)];
  for (const line of article.lines) {
    const here: Claim[] = [];
    for (const { type, rule, pattern } of known) {
      let hits = 0;
      for (const found of line.text.matchAll(pattern)) {
        hits += 1;
        if (hits > mostHits) break;
        const [start, end] = [line.start + found.index, line.start + found.index + found[0].length];
        here.push(...readClaim(article, people, line, { type, rule, start, end }));
      }
    }
    const more = followerOf(line, claims);
    if (more && !here.some(({ type }) => type === more.told.type)) here.push(follow(more.told, line, more.at, article, people));
    // "The 4th meeting of their committee" is no meeting beside it.
    const body = here.some(({ type }) => type === "committee_meeting" || type === "dialogue" || type === "staff_talks");
    const kept = here.filter(({ type, people: present }) => !body || type !== "bilateral_meeting" || present.length > 0);
    for (const claim of kept) face(claim, people);
    claims.push(...kept);
  }
  return claims;
}

/** The place beside the words; “here” is where the article is written, where they name no city of another state. */
function placed(line: Line, at: number, { here }: Article): Venue | null {
  const venue = venueIn(line, at);
  const near = /\bhere\b/.test(line.text) ? here : null;
  return near && !venue?.city && (!venue || venue.country === near.country) ? near : venue;
}

const leading = /^(?:After|Following|Besides|Apart from|In addition to) [^,]{5,120},/;
const bothOf =
  /\b(?:[Tt]he|[Bb]oth|[Tt]he two) (?:[Dd]efen[cs]e |[Aa]rmy |[Nn]avy )?(?:co-?chairs|ministers|leaders|chiefs|secretaries|commanders|generals|Ministers)\b/;

const theirs = /^Their (?:\w+ )?(?:talks|meeting|discussions|call|conversation)\b/;

/** "The co-chairs signed", "The two ministers held": the people of two states who were named right before. */
function bothBefore(line: Line, article: Article, people: People): PersonFound[] {
  const near = article.lines.slice(Math.max(0, line.at - 3), line.at).filter(({ title }) => !title);
  const named = near.findLast((one) => new Set(one.people.map((person) => people.of(person).side).filter(Boolean)).size >= 2);
  return named?.people ?? [];
}

const trilateral =
  /\b(?:trilateral(?:ly)?|tripartite|the three (?:countries|nations|states|sides|ministers|chiefs|leaders|navies|armies))\b/i;

/** "The chiefs also signed a trilateral agreement": between the three that a sentence shortly before tells of. */
function threeBefore(line: Line, article: Article, people: People): Party[] | null {
  for (let at = line.at - 1; at >= 0 && line.at - at < 20; at--) {
    const parties = partiesIn(article.lines[at] as Line, people).filter(({ strong }) => strong);
    if (parties.length === 3) return parties.map(({ code }) => ({ code, start: line.start, end: line.end, strong: true, venue: false }));
  }
  return null;
}

function readClaim(article: Article, people: People, line: Line, hit: Pick<Claim, "type" | "rule" | "start" | "end">): Claim[] {
  // "After the sail with one navy, it conducted another with a second": the first is only named.
  const aside = hit.type === "exercise" ? (leading.exec(line.text)?.[0].length ?? 0) : 0;
  if (hit.start < line.start + aside) return [];
  const near = dateFor(line, hit.type, hit.start, hit.end);
  const own = near !== null && isOwn(line, near, hit.start, hit.end);
  // A date of another clause that is far off dates another event.
  const date =
    near &&
    !own &&
    (near.certainty !== "stated" || near.value === null || apart.test(betweenOf(line, near, hit.start, hit.end))) &&
    (/^date\.(?:year|month|week-word|season|ago)/.test(near.rule) ||
      near.value === null ||
      (near.start > hit.end && /\b(?:following|after|ahead of|before)\b/.test(betweenOf(line, near, hit.start, hit.end))))
      ? null
      : near;
  const named = partiesIn(line, people, line.start + aside);
  const names = hit.type === "exercise" ? exerciseNames(line, hit.start, hit.end) : [];
  const claim: Claim = {
    ...hit,
    line,
    parties: named.length < 2 && trilateral.test(line.text) ? (threeBefore(line, article, people) ?? named) : named,
    people:
      line.people.length > 0 || !(hit.type === "bilateral_meeting" ? theirs : bothOf).test(line.text)
        ? line.people.filter(({ post }) => !/spokes/i.test(post?.text ?? ""))
        : bothBefore(line, article, people),
    date,
    dated: own,
    days: daysFor(line, hit.type),
    venue: placed(line, hit.start, article),
    name: names[0] ?? null,
    edition: numbered.has(hit.type) ? editionIn(line, hit.start, hit.end, hit.type === "bilateral_meeting" ? 60 : 140) : null,
    tense: line.tense(hit.start - line.start),
    background: false,
  };
  const told = accepts(claim, article, people).map((one) => ({ ...one, background: backgroundIn(one, article) }));
  return [...told, ...names.slice(1).flatMap((name) => told.map((one) => ({ ...one, name })))];
}
