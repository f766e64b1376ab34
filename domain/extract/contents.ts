import type { EventType } from "#domain/codebook";
import type { Article, Line } from "#domain/extract/article";

const instrument =
  "(?:agreements?|accords?|memorand(?:um|ums|a)|MoUs?|MOUs?|pacts?|treat(?:y|ies)|arrangements?|protocols?|documents?|plans?|programmes?|roadmaps?|letters? of intent|declarations?|joint statements?)";
const holds =
  "(?:provid(?:es?|ed|ing) (?:also )?for|cover(?:s|ed|ing)?|includ(?:es?|ed|ing)|envisag(?:es?|ed|ing)|foresees?|outlin(?:es?|ed|ing)|stipulat(?:es?|ed|ing)|contains?|encompass(?:es|ed|ing)?|sets? out|setting out|regulat(?:es?|ed|ing)|concerns?|concerning|relat(?:es?|ing) to|focus(?:es|ed|ing)? on|pav(?:es?|ed|ing) the way|allow(?:s|ed|ing)?|enabl(?:es?|ed|ing)|permit(?:s|ted)?|facilitat(?:es?|ing)|calls? for|deals? with)";

const told = new RegExp(`\\b${instrument}\\b[^.;]{0,90}?\\b${holds}\\b[^;]*$`);
const subject = new RegExp(
  `\\b${instrument}(?: of \\w+)?(?: \\([^)]{1,12}\\))?(?: (?:between|with) [^.;,]{3,70}?)? (?:on|for|regarding|concerning|in (?:the )?(?:fields?|areas?) of|to (?:cooperate|collaborate) (?:in|on)) [^.;,]{0,90}$|\\b${instrument} to (?:\\w+ )?$`,
);
const goesOn = new RegExp(`^(?:It|They|This|These|Areas of cooperation|The areas)(?: (?:also|will|would|shall))* ${holds}\\b`);
const any = new RegExp(`\\b${instrument}\\b`);

/** Types that are told by what is done; an agreement and a deal are told by their own words. */
const own: ReadonlySet<EventType> = new Set(["agreement", "arms_transfer", "setback"]);

/** Where the words begin that only say what an agreement holds: “The memorandum covers training of cadets and joint exercises”; null for none. */
export function contentFrom(type: EventType, line: Line, start: number, article: Article): number | null {
  if (own.has(type)) return null;
  const before = line.text.slice(0, start - line.start);
  const held = subject.exec(before) ?? told.exec(before);
  if (held) return line.start + held.index;
  return goesOn.test(line.text) && any.test(article.lines[line.at - 1]?.text ?? "") ? line.start : null;
}
