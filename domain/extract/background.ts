import type { EventType } from "#domain/codebook";
import { addDays, boundsOf } from "#domain/date-edtf";
import type { Article, Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";

const earlier =
  /\b(?:previous(?:ly)?|earlier (?:visits?|meetings?|deals?|this year|editions?)|last (?:meeting|edition|visit|held|round|session)|first held|in the past(?! (?:\w+ )?(?:days?|weeks?|hours?)\b)|recent(?:ly)?|over the (?:past|last)|since then|years? ago|had (?:also |already |earlier |previously )?(?:visited|held|met|signed|participated|conducted|been|taken|agreed|hosted|paid|made|called|docked|arrived|travelled|traveled|sailed)|having been|history|anniversary|built on|builds? on|alternately|have been held|was evident|in recent (?:years|times)|already (?:signed|completed)|recall(?:ing|ed|s)?|thanked|appreciated|most recently|last met|then the (?:chief|head|minister|president|commander))\b/i;

/** “announced that it had signed”: told as news. */
const reported = /\b(?:said|says|announced|reported|confirmed|disclosed|stated|revealed)\b[^.;,]{0,50}?\bhad\b/g;

/** What somebody is quoted with says nothing of when the event was. */
const quotation = /"[^"]{20,}"/g;

const beside: ReadonlySet<EventType> = new Set(["operation", "assistance", "training"]);
const aside =
  /\b(?:just before|ahead of|comes? (?:\w+ )?(?:before|after)|prior to|on the heels of|follows|just as|which follows|coincid(?:ed|es) with)\b[^.;]{0,60}$/i;

/** What stands under a picture of some earlier day: “FILE - ”. */
function isFiled(line: Line, { lines }: Article): boolean {
  let at = line.at;
  while (at > 0 && line.at - at < 6 && lines[at - 1]?.paragraph === line.paragraph) at -= 1;
  return /^\W*(?:FILE|File|Archive)(?: [Pp]hoto| [Pp]icture)?\b ?[-:,(]/.test(lines[at]?.text ?? "");
}

/** Whether a sentence tells of something past that is not the news. */
export function backgroundIn(claim: Claim, article: Article): boolean {
  const { line, date, start, end } = claim;
  if (isFiled(line, article)) return true;
  const text = line.text.replace(quotation, (words) => " ".repeat(words.length));
  const before = text
    .slice(Math.max(0, start - line.start - 140), start - line.start)
    .split(/[;]|\b(?:with the|while)\b/)
    .at(-1);
  const near =
    before?.replace(reported, "") +
    (text.slice(start - line.start, end - line.start + 60).split(/[;]|\b(?:with the|while)\b/)[0] as string);
  if (date?.value && article.reference) {
    const ends = boundsOf(date.value).ends;
    if (ends < addDays(article.reference, /^\d{4}-\d\d$/.test(date.value) ? -35 : -45)) return true;
    if (date.rule === "date.year" && date.value < article.reference.slice(0, 4)) return true;
  }
  if (beside.has(claim.type) && /\bafter (?:\w+ly )?\w+ing\b[^,;]{0,80}$/i.test(before ?? "")) return true;
  // "This will be the 15th edition of the exercise, held alternately": of the one that is told of.
  if (/^(?:This|It) (?:will be|is|was|marks|marked) the /.test(line.text)) return false;
  // What an article begins with is its news, however recent.
  const opens = article.lines.findIndex(({ title }) => !title);
  const cue = earlier.exec(near);
  if (cue && /^recent(?:ly)?$/i.test(cue[0]) && line.at - opens < 2) return aside.test(line.text.slice(0, start - line.start));
  return cue !== null || aside.test(line.text.slice(0, start - line.start));
}
