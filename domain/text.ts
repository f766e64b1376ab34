/** Cleaning of typed and pasted text, the same for every way in. */

const unwanted = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Surrogate}]/gu;
const invisible = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;
// The limit of Unicode's stream-safe text (UAX #15): composing a longer run of marks takes time with the square of its length.
const marks = /(\p{M}{30})\p{M}+/gu;

/** Line breaks as `\n`; controls, lone surrogates and bidirectional overrides removed; then NFC; all else kept as typed. */
export const cleanProse = (text: string) => text.replace(/\r\n?/g, "\n").replace(unwanted, "").replace(marks, "$1").normalize("NFC").trim();

/** The same on one line: runs of white space become one space. */
export const cleanLine = (text: string) => cleanProse(text).replace(/\s+/g, " ");

/** Whether nothing visible is left: spaces and zero-width characters only. */
export const isBlank = (text: string) => text.replace(invisible, "") === "";

/** "One", "one and two", "one, two and three". */
export const listWords = (words: readonly string[]) => new Intl.ListFormat("en-GB").format(words);
