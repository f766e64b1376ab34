import type { EventType } from "#domain/codebook";
import type { Claim } from "#domain/extract/claims";
import type { Span } from "#domain/extract/proposal";

const opening =
  /^(?:[\p{Lu}\p{L}. ]{2,30}(?: \[[^\]]{1,30}\])?(?:, ?[^:;()]{0,40}?)?(?: ?\([^)]{1,24}\))?(?: ?--| - |:) |\p{Lu}[\p{L} ]{2,24}(?: \[[^\]]{1,30}\])?, \p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:, \d{4})? ?\([^)]{1,24}\):? )/u;
const stop =
  /[,;](?=\s)| --? |[.!?]["')\]]*$| and (?:also |then |later )?(?:held|met|had|has|have|will|took|gave|paid|laid|discuss\w+|\p{Ll}{3,}(?:ed|ing)|[a-z]+(?: \p{Ll}+)? (?:was|were) )| (?:amid|marking|with both|with the|where|which|aimed at)\b|$/u;
const withPeople: ReadonlySet<EventType> = new Set(["bilateral_meeting", "visit", "agreement", "committee_meeting", "dialogue"]);

const visiting = /\b(?:visit|trip|tour|stay)\b[^;]*$/i;

/** The shortest clause that states the event: its words, who took part, its own day and its place. */
export function evidenceOf({ type, line, start, end, parties, people, date, dated, venue, follows }: Claim): Span {
  const whole = { start: line.start, end: line.end };
  if (follows || line.title) return whole;
  const dateline = opening.exec(line.text)?.[0].length ?? 0;
  const first = line.start + dateline;
  // "During a visit to Rome (14 and 15 April), he met": that clause is the visit's.
  const others = (span: Span) =>
    span.end <= start &&
    type !== "visit" &&
    type !== "port_call" &&
    visiting.test(line.text.slice(0, span.start - line.start)) &&
    /,/.test(line.text.slice(span.end - line.start, start - line.start));
  const spans: Span[] = [
    { start, end },
    ...(type === "visit" ? parties.filter((party) => party.start < end || party.venue) : parties),
    ...(withPeople.has(type)
      ? people
          .filter((one) => type !== "visit" || one.start < start)
          .map((one) => ({ start: Math.min(one.post?.start ?? one.start, one.start), end: Math.max(one.post?.end ?? one.end, one.end) }))
      : []),
    ...(dated && date ? [date] : []),
    ...(venue ? [venue] : []),
  ].filter((span) => span.start >= first && span.end <= line.end && !others(span));
  const from = Math.min(...spans.map((span) => span.start));
  const to = Math.max(...spans.map((span) => span.end));
  const lead = line.text.slice(dateline, from - line.start);
  const cut = Math.max(lead.lastIndexOf("; "), lead.lastIndexOf(", "), lead.lastIndexOf(" -- ") + 2, lead.lastIndexOf(" - ") + 1);
  const rest = stop.exec(line.text.slice(to - line.start));
  const until = to + (rest?.index ?? 0);
  const begins = cut > 1 && from - line.start > cut ? first + cut + 2 : first;
  const joint = /^(?:and|but|while) /.exec(line.text.slice(begins - line.start))?.[0].length ?? 0;
  return { start: Math.min(begins + joint, start), end: until };
}
