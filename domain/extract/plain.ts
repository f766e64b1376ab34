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

/** The text with one sort of quotation mark, hyphen and space, each in its place: offsets stay those of the article. */
export const plainText = (text: string): string => text.replace(marks, (mark) => single[mark] ?? mark);
