const lead = /^['\s\u00A0\uFEFF]*[=+\-@|\uFF1D\uFF0B\uFF0D\uFF20]/;
const breaks = /^['\s]*[\t\r\n]/;

/**
 * A cell that no spreadsheet runs as a formula: `'` goes before a first character out of `= + - @ |` (also full width, also
 * after white space), and before one that is already so protected, so that taking exactly one off gives the text back. OWASP.
 */
export const guardCell = (text: string) => (lead.test(text) || breaks.test(text) ? `'${text}` : text);

/** Inverse of `guardCell`. */
export const unguardCell = (text: string) =>
  text.startsWith("'") && (lead.test(text.slice(1)) || breaks.test(text.slice(1))) ? text.slice(1) : text;

/** One RFC 4180 field. */
export const quoteCell = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
