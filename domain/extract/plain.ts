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

/** Line breaks within a sentence, as spaces. */
function joined(text: string): string {
  const first = text.indexOf("\n");
  return text.replace(/\n[ \n]*/g, (gap, at: number) => {
    const before = text.slice(Math.max(0, at - 12), at);
    const goesOn = open.test(before) || (/\p{Ll} *$/u.test(before) && /^\p{Ll}/u.test(text.slice(at + gap.length, at + gap.length + 2)));
    return goesOn && at !== first ? " ".repeat(gap.length) : gap;
  });
}

/** The text with one sort of quotation mark, hyphen and space, each in its place: offsets stay those of the article. */
export const plainText = (text: string): string => joined(text.replace(marks, (mark) => single[mark] ?? mark));
