/** Cleaning of typed and pasted text, the same for every way in. */

const unwanted = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Surrogate}]/gu;
const invisible = /[\s\u200B-\u200F\u2060\uFEFF\u00AD]/gu;

/** Line breaks as `\n`, NFC; controls, lone surrogates and bidirectional overrides removed; all else kept as typed. */
export const cleanProse = (text: string) => text.replace(/\r\n?/g, "\n").normalize("NFC").replace(unwanted, "").trim();

/** The same on one line: runs of white space become one space. */
export const cleanLine = (text: string) => cleanProse(text).replace(/\s+/g, " ");

/** Whether nothing visible is left: spaces and zero-width characters only. */
export const isBlank = (text: string) => text.replace(invisible, "") === "";
