const words =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const tens: Record<string, number> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70 };

/** As a regular expression: an ordinal in digits or words. */
export const ordinalPattern = `(?:\\d{1,3}(?:st|nd|rd|th)|inaugural|maiden|(?:twenty|thirty|forty|fifty|sixty|seventy)[- ](?:${words.slice(0, 9).join("|")})|${words.join("|")}|thirtieth|fortieth|fiftieth)`;

/** The number of an ordinal: 11th, eleventh, twenty-first, inaugural. */
export function ordinalNumber(text: string): number | null {
  const word = text.toLowerCase();
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word);
  if (digits) return Number(digits[1]) || null;
  if (word === "inaugural" || word === "maiden") return 1;
  if (word === "thirtieth") return 30;
  if (word === "fortieth") return 40;
  if (word === "fiftieth") return 50;
  const [ten = "", unit] = word.split(/[- ]/);
  if (unit !== undefined) return (tens[ten] ?? 0) + words.indexOf(unit) + 1;
  const at = words.indexOf(word);
  return at < 0 ? null : at + 1;
}

const counts = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");

/** The number of a count in digits or words. */
export function countNumber(text: string): number | null {
  const word = text.toLowerCase();
  if (/^\d{1,4}$/.test(word)) return Number(word);
  if (word === "a" || word === "an") return 1;
  const at = counts.indexOf(word);
  return at < 0 ? null : at + 1;
}

export const countPattern = `(?:\\d{1,3}|a|${counts.join("|")})`;
