import { postAcronyms, postHeads, postWords } from "#domain/extract/lexicon/posts";
import { rankHeads, rankWords } from "#domain/extract/lexicon/ranks";
import type { Mention } from "#domain/extract/mentions";
import { organisationHeads } from "#domain/extract/organisation-words";
import type { Span } from "#domain/extract/proposal";
import { isCapital, type Word } from "#domain/extract/words";

/** A post that the text names: “Italian Defence Minister”, “Deputy Minister of Foreign Affairs”. */
export type PostFound = Span & { from: number; to: number; text: string; mentions: Mention[] };

const links = new Set(["of", "for", "to", "in", "at", "on", "from"]);

const inside = (word: Word) => postWords.has(word.key) || postHeads.has(word.key) || postAcronyms.has(word.text);

/** “Minister of Defence Sydney Hart”: a place's name before a word that is none of a post opens a name. */
function opensName({ kind, from, to }: Mention, words: readonly Word[], covered: readonly (Mention | undefined)[]): boolean {
  const [word, next] = [words[to] as Word, words[to + 1]];
  if (from !== to || (kind !== "city" && kind !== "capital") || !next || next.start - word.end !== 1) return false;
  return isCapital(next.text) && !covered[to + 1] && !inside(next) && !rankWords.has(next.key);
}

/** “Counselor US State Department”, “Chief UK Army”: a state with its office right after a post. */
function ofState({ kind, to }: Mention, words: readonly Word[]): boolean {
  const next = words[to + 1];
  return (
    kind === "name" &&
    next !== undefined &&
    next.start - (words[to] as Word).end === 1 &&
    isCapital(next.text) &&
    inside(next) &&
    !postHeads.has(next.key) &&
    !rankWords.has(next.key)
  );
}

/** The last word of an office's or a firm's name that begins at `at`: “of Karachi Shipyard”, “of the Transformation Management Office”. */
function officeEnd(words: readonly Word[], at: number, gap: (at: number) => string): number {
  let end = -1;
  for (let next = at; next < words.length && next < at + 6; next++) {
    const word = words[next] as Word;
    if (next > at && !/^(?: | & )$/.test(gap(next - 1))) break;
    if (!isCapital(word.text)) break;
    if (organisationHeads.has(word.key) || word.key === "office") end = next;
  }
  return end;
}

const isOffice = ({ key }: Word) => key === "ministry" || key === "department";

/** “General Staff”, “General Department”: no rank. */
export const generalOffice = (words: readonly Word[], at: number) =>
  words[at]?.key === "general" &&
  /^(?:staff|department|directorate|secretariat|headquarters|inspectorate|office|command)$/.test(words[at + 1]?.key ?? "");

/** The mention that each word belongs to. */
export function coverOf(mentions: readonly Mention[]): (Mention | undefined)[] {
  const covered: (Mention | undefined)[] = [];
  for (const mention of mentions) for (let at = mention.from; at <= mention.to; at++) covered[at] = mention;
  return covered;
}

/** The posts among the words of a sentence, the widest stretch for each head. */
export function postsOf(words: readonly Word[], plain: string, mentions: readonly Mention[]): PostFound[] {
  const covered = coverOf(mentions);
  const posts: PostFound[] = [];
  const gap = (at: number) => plain.slice((words[at] as Word).end, words[at + 1]?.start ?? 0);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    // "Air Chief Marshal" is a rank, the chief of "Army Chief General" a post.
    const office =
      /^(?:chief|commander|secretary|minister)$/.test(word.key) && !/^(?:air|wing|lieutenant|lt)$/.test(words[at - 1]?.key ?? "");
    if (!office && rankWords.has(word.key) && rankHeads.has(words[at + 1]?.key ?? "")) continue;
    if (!(postHeads.has(word.key) && (word.text.length > 3 || postAcronyms.has(word.text))) && !postAcronyms.has(word.text)) continue;
    let from = at;
    while (from > 0) {
      const before = words[from - 1] as Word;
      const joint = gap(from - 1);
      const mention = covered[from - 1];
      if (/^'s? ?$/.test(joint) || (before.key === "s" && /^ ?$/.test(joint.trim()))) {
        if (before.key !== "s") break;
        const owner = covered[from - 2];
        if (!owner || plain[before.start - 1] !== "'") break;
        from = owner.from;
        break;
      }
      if (!/^[ -]$/.test(joint)) break;
      if (mention && mention.kind !== "water") from = mention.from;
      else if (inside(before) && !links.has(before.key) && !rankBefore(words, from - 1)) from -= 1;
      else if (before.key === "in" && joint === "-") from -= 1;
      else break;
    }
    let to = at;
    for (let next = at + 1; next < words.length; ) {
      const joint = gap(next - 1);
      const ahead = words[next] as Word;
      if (
        ahead.key === "s" &&
        joint === "'" &&
        (covered[next - 1] || words[next - 1]?.key === "people") &&
        words[next + 1] &&
        inside(words[next + 1] as Word)
      ) {
        to = next;
        next += 1;
      } else if (
        covered[next] &&
        /^ ?$/.test(joint) &&
        (to > at || ofState(covered[next] as Mention, words)) &&
        !opensName(covered[next] as Mention, words, covered)
      ) {
        to = (covered[next] as Mention).to;
        next = to + 1;
      } else if (
        joint === ", " &&
        covered[next]?.kind === "name" &&
        words.slice(from, next).some(isOffice) &&
        rankWords.has(words[(covered[next] as Mention).to + 1]?.key ?? "")
      ) {
        // "Director General, Ministry of Defence, Indonesia Major General Nakir"
        to = (covered[next] as Mention).to;
        next = to + 1;
      } else if (
        (inside(ahead) &&
          (ahead.key !== "in" || words[next + 1]?.key === "chief") &&
          (!rankHeads.has(ahead.key) || generalOffice(words, next)) &&
          /^(?: |-| \(|, )$/.test(joint) &&
          (joint !== ", " || (to > at && ahead.key === "affairs") || ((to > at || from < at) && isOffice(ahead)))) ||
        (ahead.key === "general" &&
          joint !== ", " &&
          /inspector|director|secretary|attorney|consul|surgeon/.test((words[next - 1] as Word).key))
      ) {
        if (joint === " (" && !postAcronyms.has(ahead.text) && plain[ahead.end] !== ")") break;
        // "Deputy Minister Senior Lieutenant General": a rank of some armies.
        if (ahead.key === "senior" && rankHeads.has(words[next + 1]?.key ?? "")) break;
        if (ahead.key !== "staff" && rankWords.has(ahead.key) && rankHeads.has(words[next + 1]?.key ?? "")) break;
        to = next;
        next += 1;
      } else if (
        (links.has(ahead.key) || ahead.key === "and" || ahead.key === "commanding") &&
        (joint === " " || joint === "-" || joint === ") ")
      ) {
        let object = next + 1;
        while (words[object] && /^(?:the|his|her|its|their|of|in|charge|ministry|department)$/.test((words[object] as Word).key))
          object += 1;
        const target = words[object];
        if (!target || object - next > 6) break;
        if (ahead.key === "from" && !words.slice(next, object).some(isOffice)) break;
        const office = ahead.key === "of" && !inside(target) && isCapital(target.text) ? officeEnd(words, object, gap) : -1;
        if (office > object || (office === object && !covered[object])) {
          to = office;
          next = to + 1;
          continue;
        }
        const fits = covered[object]
          ? ahead.key !== "and"
          : inside(target) &&
            (isCapital(target.text) || ahead.key === "for") &&
            (!rankHeads.has(target.key) || generalOffice(words, object));
        if (!fits) break;
        to = covered[object] ? (covered[object] as Mention).to : object;
        next = to + 1;
      } else break;
    }
    const [start, end] = [(words[from] as Word).start, (words[to] as Word).end];
    const close = plain[end] === ")" && plain.slice(start, end).includes("(") ? end + 1 : end;
    const inner = [...new Set(covered.slice(from, to + 1).filter((one): one is Mention => one !== undefined))];
    const last = posts.at(-1);
    if (last && last.to >= from) {
      if (last.to >= to) continue;
      posts.pop();
      posts.push({ ...last, to, end: close, text: plain.slice(last.start, close), mentions: [...new Set([...last.mentions, ...inner])] });
    } else posts.push({ from, to, start, end: close, text: plain.slice(start, close), mentions: inner });
    at = Math.max(at, to);
  }
  return posts;
}

/** "Vice Admiral", "Air Chief Marshal": words of posts that here belong to a rank. */
const rankBefore = (words: readonly Word[], at: number) => rankHeads.has((words[at] as Word).key) && (words[at] as Word).key !== "general";
