const single: Record<string, string> = {
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "\u00a0": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\t": " ",
  "\r": "\n",
  "\u2028": "\n",
  "\u2029": "\n",
};
const marks = new RegExp(`[${Object.keys(single).join("")}]`, "g");

// A line that ends so goes on in the next one: releases are pasted with the breaks of their page.
const open = /(?:,|(?:^|\s)(?:and|or|of|the|with|to|in|on|for|from|by|an?|at|between)) *$/;

const wrapped = /^[^\n]{45,110}\p{Ll},?\n(?=\p{Ll})/gmu;
const unfinished = /[^\n.!?:"]{3} ?$/;

/** Line breaks within a sentence, as spaces; all of a text that is broken at the width of its page. */
function joined(text: string): string {
  const first = text.indexOf("\n");
  const narrow = (text.match(wrapped) ?? []).length >= 3;
  return text.replace(/\n[ \n]*/g, (gap, at: number) => {
    const before = text.slice(Math.max(0, at - 12), at);
    const full = narrow && gap === "\n" && at - (text.lastIndexOf("\n", at - 1) + 1) >= 40;
    const goesOn =
      open.test(before) ||
      (/\p{Ll} *$/u.test(before) && /^\p{Ll}/u.test(text.slice(at + gap.length, at + gap.length + 2))) ||
      (full && unfinished.test(before));
    return goesOn && (at !== first || full) ? " ".repeat(gap.length) : gap;
  });
}

/** The text with one sort of quotation mark, hyphen and space, each in its place: offsets stay those of the article. */
export const plainText = (text: string): string => joined(text.replace(marks, (mark) => single[mark] ?? mark));
