import type { Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { shipPrefixes } from "#domain/extract/lexicon/bodies";

const written = new RegExp(`\\((${shipPrefixes.join("|")})\\) ['"]?(\\p{Lu}\\p{L}+)`, "u");

/** The ship that a sentence names: “INS Tabar”, “Indian Naval Ship (INS) ‘Tabar’”. */
export function shipIn(line: Line): string | null {
  const named = line.mentions.find(({ kind }) => kind === "ship")?.name;
  const spelled = written.exec(line.text.replace(/[‘’]/g, "'"));
  return named ?? (spelled ? `${spelled[1]} ${spelled[2]}` : null);
}

/** A post that goes before a name in a headline, where it is short. */
export const shortPost = (post: string | null): string =>
  post && post.length <= 34 && /^\p{Lu}[^,()]*$/u.test(post) && !/\b(?:of|counterpart|to)\b/i.test(post) ? `${post} ` : "";

const kinds: [RegExp, string][] = [
  [/\bPASSEX\b|\bpassage exercise/i, "passage exercise"],
  [/\bCORPAT\b|\bco-?ordinated patrol/i, "coordinated patrol"],
  [/\bjoint patrol/i, "joint patrol"],
  [/\bjoint sail|\bsail(?:ed|ing)? together/i, "joint sail"],
  [/\bcooperative activit/i, "maritime cooperative activity"],
];

/** What sort of exercise it is called. */
export const proceedings = ({ line, start, end }: Claim): string => {
  const words = line.text.slice(Math.max(0, start - line.start - 30), end - line.start + 12);
  return kinds.find(([pattern]) => pattern.test(words))?.[1] ?? "exercise";
};

const heads =
  "(?:Agreement|Memorandum|Treaty|Declaration|Pact|Arrangement|Protocol|Accord|Reference|Concept|Statement of Intent|Letter of Intent)";
const proper = new RegExp(`\\b((?:\\p{Lu}[\\p{L}-]+ (?:of |on |and |for )?){1,6}${heads})\\b`, "u");
const subject =
  /^ (?:on|concerning|regarding) (?:the )?((?:[\p{L}-]+ ){0,5}?[\p{L}-]+)(?=[,;.]|$| (?:in|on|at|with|between|was|were|during|here|today|by|which|that|to|after)\b)/u;

/** The name of an agreement as the text has it, or its kind with what it is on: “memorandum on naval cooperation”. */
export function instrumentName({ line, start, end }: Claim): string | null {
  const [from, to] = [start - line.start, end - line.start];
  const around = line.text.slice(from, to + 60);
  const name = proper.exec(around)?.[1]?.replace(/^(?:The|A|An) /, "");
  if (name && !/^(?:Memorandum|Agreement|Defen[cs]e Agreement|Letter of Intent)$/.test(name)) return name;
  const kind = /\b(?:memorand(?:um|a)|MoU|letter of intent|agreement|treaty|arrangement|protocol|declaration of intent)\b/i.exec(around);
  const on =
    kind &&
    subject.exec(
      line.text
        .slice(from + kind.index + kind[0].length)
        .replace(/^ of [Uu]nderstanding/, "")
        .replace(/^ \([^)]*\)/, ""),
    );
  if (!kind || !on) return null;
  return `${/^mou$|^memorand/i.test(kind[0]) ? "memorandum" : kind[0].toLowerCase()} on ${on[1]}`;
}
