import type { Country } from "#domain/country";
import type { Line } from "#domain/extract/article";
import type { PersonFound } from "#domain/extract/people";
import type { PostFound } from "#domain/extract/posts";

// Offices that one state alone, or above all one, writes so.
const offices: [RegExp, Country, "where it is named"?][] = [
  [/\b(?:Raksha (?:Mantri|Rajya Mantri)|Shri|Smt)\b/, "IN"],
  [
    /\b(?:[Uu]nder ?[Ss]ecretary of [Dd]efense|Secretary of (?:Defense|War|the (?:Navy|Army|Air Force))|Assistant to the President for National Security|SECDEF|CJCS)\b/,
    "US",
  ],
  // Other states have them as well.
  [/\bSecretary of State(?! for)\b|\bChairman of the Joint Chiefs of Staff\b/, "US", "where it is named"],
  [/\b(?:Dato|Datuk|Tan Sri)\b/, "MY"],
  [/\bSecretary of State for Defence\b/, "GB"],
  [/\bSecretary of National Defen[cs]e\b/, "PH"],
];

/** “Kuwaiti Deputy Prime Minister, Minister of Defence and Minister of Interior”: the posts of one person share a state. */
function joinedPost(post: PostFound, line: Line): Country | null {
  let [first, left] = [post, 4];
  for (; left > 0; left--) {
    const before = line.posts.find(
      ({ end }) => end < first.start && /^(?:,| and|, and) (?:the )?$/.test(line.text.slice(end - line.start, first.start - line.start)),
    );
    if (!before || line.people.some((one) => one.post === before)) return null;
    const code = before.mentions.find(({ codes }) => codes.length === 1)?.codes[0];
    if (code) return code;
    first = before;
  }
  return null;
}

const leading = /\b(?:delegation|side|team|contingent|party)\b[^.;]{0,40}?\b(?:led|headed|helmed|represented|chaired) by\b/g;

/** The state that the words around a person put them on, or null. */
export function statedSide(found: PersonFound, line: Line, named: ReadonlySet<Country>): Country | null {
  if (found.side) return found.side;
  const own = found.post?.mentions.find(
    ({ codes, start }) => codes.length === 1 && !/\bto (?:the )?$/.test(line.text.slice(0, start - line.start)),
  );
  if (own) return own.codes[0] as Country;
  const shared = found.post && joinedPost(found.post, line);
  if (shared) return shared;
  const before = line.text.slice(0, found.start - line.start);
  const represented = line.mentions.find(
    ({ end, codes }) =>
      codes.length === 1 &&
      /^ (?:is|was|were|being|will be) represented by (?:the )?$/.test(
        line.text.slice(end - line.start, Math.min(found.post?.start ?? found.start, found.start) - line.start),
      ),
  );
  if (represented) return represented.codes[0] as Country;
  const led = [...before.matchAll(leading)].at(-1);
  const host =
    led &&
    line.mentions
      .filter(({ start, codes }) => codes.length === 1 && start - line.start <= led.index && start - line.start > led.index - 40)
      .at(-1);
  if (host) return host.codes[0] as Country;
  const behind = line.mentions.find(
    ({ start, codes, kind }) =>
      codes.length === 1 &&
      kind === "name" &&
      found.post &&
      found.post.start > found.end &&
      start > found.post.end &&
      /^(?:,| of| from) (?:the )?$/.test(line.text.slice(found.post.end - line.start, start - line.start)),
  );
  if (behind) return behind.codes[0] as Country;
  const following = line.mentions.find(
    ({ start, codes }) =>
      codes.length === 1 && /^ (?:of|from) (?:the )?$/.test(line.text.slice(found.end - line.start, start - line.start)),
  );
  if (following) return following.codes[0] as Country;
  const near = line.mentions.find(
    ({ end, codes, kind }) =>
      codes.length === 1 &&
      kind !== "city" &&
      /^(?:'s)? (?:(?:Army|Navy|Air Force|Marine Corps|Coast Guard) (?:\p{Lu}\p{L}+ ){0,2})?$/u.test(
        line.text.slice(
          end - line.start,
          (found.post?.start ?? found.start) - line.start - (found.rank && !found.post ? found.rank.length + 1 : 0),
        ),
      ),
  );
  if (near && (found.post || (found.rank && near.kind !== "city" && near.kind !== "capital"))) return near.codes[0] as Country;
  const whole = `${found.rank ?? ""} ${found.post?.text ?? ""}`;
  return offices.find(([pattern, code, asked]) => pattern.test(whole) && (!asked || named.has(code)))?.[1] ?? null;
}
