import type { Article, Line } from "#domain/extract/article";
import { backgroundIn } from "#domain/extract/background";
import { daysFor, said } from "#domain/extract/claim-dates";
import type { Claim } from "#domain/extract/claims";
import type { PersonFound } from "#domain/extract/people";
import type { People } from "#domain/extract/sides";
import { venueIn } from "#domain/extract/venues";

const teamLed = /\b(?:delegation|team|group|contingent)\b[^.;]{0,60}\b(?:led|headed) by\b/;

/** Who leads the delegation that an earlier sentence told of. */
function leaderOf(known: Claim, line: Line, people: People): PersonFound[] {
  const cue = known.type === "visit" ? teamLed.exec(line.text) : null;
  const leader = cue && line.people.find(({ start }) => start > line.start + cue.index);
  const side = leader && people.of(leader).side;
  return leader && (!side || side === known.parties[0]?.code) ? [leader] : [];
}

/** A claim that adds what a later sentence says of the same event: people of its states, a day, a city. */
export function follow(known: Claim, line: Line, at: number, article: Article, people: People): Claim {
  const states = known.parties.map(({ code }) => code);
  // Who chairs it takes part, from whichever state.
  const chaired =
    /\bco-?chaired\b|\b(?:led|headed|chaired|represented|attended) by\b|\b[Aa]ttending (?:the|this) \w+ were\b|\b[Pp]resent (?:at|were|during)\b/.test(
      line.text,
    );
  const present = line.people.filter((person) => {
    const { side } = people.of(person);
    return side === null ? chaired : states.includes(side);
  });
  const [start, end] = [line.start, line.end];
  const near =
    known.dated && (known.date?.value?.length ?? 0) >= 10
      ? null
      : (line.dates.find(
          ({ rule, dateline, value, start }) => value && !dateline && start < at + 110 && /^date\.(?:day|range|weekday|iso)/.test(rule),
        ) ?? null);
  const date =
    near &&
    !said.test(line.text.slice(0, near.start - line.start)) &&
    !backgroundIn({ ...known, line, date: near, start, end: start }, article)
      ? near
      : null;
  // A sentence about a visit names those who were met and the places seen: only its days are the visit's.
  const ofVisit = known.type === "visit" || (known.type === "port_call" && !/\bcommand|\bskipper/i.test(line.text));
  const venue = known.type === "visit" ? null : venueIn(line, start);
  return {
    ...known,
    ...{
      line,
      start,
      end,
      date,
      people: ofVisit ? leaderOf(known, line, people) : present,
      venue,
      edition: null,
      days: known.type === "visit" ? null : daysFor(line, known.type),
      dated: date !== null,
      follows: known,
    },
  };
}
