import type { Span } from "#domain/extract/proposal";

export type Sentence = Span & { at: number; paragraph: number; title: boolean };

/** Longer stretches without a full stop are cut, so that no step meets more than this at once. */
const longest = 1500;

// A full stop after one of these ends no sentence.
const shortened = new Set(
  (
    "mr mrs ms dr prof gen lt lieut maj col capt cdr cmdr cmde adm vadm radm brig sgt cpl pvt sen rep gov hon rev st jr sr ret retd no vs etc " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd co corp dept approx al fig art secy govt sqn wg gp flt ft mt s"
  ).split(" "),
);

function endsHere(plain: string, stop: number, end: number): boolean {
  if (plain[stop] !== ".") return true;
  const before = /[\p{L}.]*$/u.exec(plain.slice(Math.max(0, stop - 12), stop))?.[0] ?? "";
  const rest = plain.slice(stop + 1, Math.min(end, stop + 40));
  if (/^\d/.test(rest) && /\d$/.test(plain.slice(0, stop).slice(-1))) return false;
  // "this year.India and": the space was lost.
  if (/^\p{Lu}\p{Ll}/u.test(rest)) return /\p{Ll}{3}$/u.test(before) && !before.includes(".");
  if (rest !== "" && !/^["')\]]*\s/.test(rest)) return false;
  if (/^["')\]]*\s+\p{Ll}/u.test(rest)) return false;
  if (shortened.has(before.toLowerCase())) return false;
  if (/^\p{Lu}$/u.test(before)) return false;
  // "U.S. Navy" goes on, "in the U.S. The" ends.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(before)) return /^\s+(?:The|In|On|It|He|She|They|This|A|An|During|At|But)\s/u.test(rest);
  return true;
}

/** Paragraphs and sentences in the order of the text; the first line is its title. */
export function sentencesOf(plain: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  const add = (from: number, to: number) => {
    let [start, end] = [from, to];
    while (start < end && /\s/.test(plain[start] as string)) start += 1;
    while (end > start && /\s/.test(plain[end - 1] as string)) end -= 1;
    for (; end - start > longest; start += longest) sentences.push(sentence(start, start + longest));
    if (end > start) sentences.push(sentence(start, end));
  };
  const sentence = (start: number, end: number): Sentence => ({ start, end, at: sentences.length, paragraph, title: false });
  for (let start = 0; start < plain.length; ) {
    const found = plain.indexOf("\n", start);
    const end = found < 0 ? plain.length : found;
    let from = start;
    for (let at = start; at < end; at++) {
      const mark = plain[at] as string;
      if (mark !== "." && mark !== "!" && mark !== "?") continue;
      if (!endsHere(plain, at, end)) continue;
      let to = at + 1;
      while (to < end && /["')\]]/.test(plain[to] as string)) to += 1;
      add(from, to);
      from = to;
    }
    add(from, end);
    if (end > start) paragraph += 1;
    start = end + 1;
  }
  const opening = sentences.filter((one) => one.paragraph === sentences[0]?.paragraph);
  const [start = 0, end = 0] = [opening[0]?.start, opening.at(-1)?.end];
  // A title is one short line; text pasted without one begins with a sentence.
  const title =
    paragraph > 1 && end - start <= 250 && (opening.length === 1 ? plain[end - 1] !== "." || end - start < 110 : end - start < 160);
  for (const one of opening) one.title = title;
  return sentences;
}
