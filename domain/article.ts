import { htmlToText, isHtml } from "#domain/html-text";
import { isMail, mailToText } from "#domain/mail-text";
import { cleanProse, isBlank } from "#domain/text";

/** As much text as an article may have, in bytes of UTF-8. */
export const longestArticle = 200_000;
/** As large as a file may be that is reduced to its text. */
export const largestFile = 1_000_000;

/** A text ready to be read, and what its page or message says of it; or why it is none, in words for whoever gave it. */
export type Article =
  | { ok: true; text: string; title: string; address: string; publisher: string; published: string; reduced: boolean }
  | { ok: false; message: string; address?: string };

const nothing = { title: "", address: "", publisher: "", published: "", reduced: false };
const refuse = (message: string): Article => ({ ok: false, message });

/** What somebody pasted: the source of a page is reduced to its text, an address alone is not fetched. */
export function readPasted(pasted: string): Article {
  if (isBlank(pasted)) return refuse("Paste the text of the article");
  const [only = ""] = pasted.trim().split(/\s+/);
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(pasted.trim()))
    return { ok: false, message: "Paste the text; pages are not fetched", address: only };
  if (isBinary(pasted)) return refuse("This is not text. Paste the words of the article");
  return isHtml(pasted) ? ofPage(pasted) : measured({ ok: true, text: pasted, ...nothing });
}

/** What a file holds: text, the source of a page, or a message. */
export function readFile(bytes: Uint8Array): Article {
  if (bytes.length === 0) return refuse("This file is empty");
  if (bytes.length > largestFile)
    return refuse(`This file has ${kilobytes(bytes.length)}; at most ${kilobytes(largestFile)} are read. Paste the text instead`);
  const latin = new TextDecoder("latin1").decode(bytes);
  if (isMail(latin)) {
    const { text, subject } = mailToText(latin);
    if (isBlank(text)) return refuse("This message holds no text. Paste the words of the article");
    return measured({ ok: true, text, ...nothing, title: subject, reduced: true });
  }
  const text = decode(bytes);
  if (text === null || isBinary(text)) return refuse("This file is not text (.txt, .html or .eml). Paste the words of the article");
  return readPasted(text);
}

function ofPage(source: string): Article {
  const { text, head } = htmlToText(source);
  if (isBlank(text)) return refuse("This is the source of a page, and it holds no text. Paste the words of the article");
  return measured({ ok: true, text, ...head, reduced: true });
}

function measured(article: Extract<Article, { ok: true }>): Article {
  const text = cleanProse(article.text);
  const length = new TextEncoder().encode(text).length;
  if (length > longestArticle)
    return refuse(`The text has ${kilobytes(length)}; at most ${kilobytes(longestArticle)} are read. Paste the part that matters`);
  return isBlank(text) ? refuse("Paste the text of the article") : { ...article, text };
}

const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`;

/** UTF-8 or UTF-16 by its mark, else what Windows wrote; null for what is neither. */
function decode(bytes: Uint8Array): string | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  try {
    return new TextDecoder(marked ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Some runtimes read Windows' own encoding as Latin-1: its quotation marks and dashes are put in here.
    return marked ? null : new TextDecoder("latin1").decode(bytes).replace(/\p{Cc}/gu, (one) => windows[one.charCodeAt(0) - 0x80] ?? one);
  }
}

/** What Windows writes in place of the controls from 0x80 on; five of them stay. */
const windows = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];

/** Signs that no text has, or more broken characters than a wrong encoding leaves. */
function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const sample = text.slice(0, 50_000);
  const odd = sample.match(/[^\P{Cc}\t\n\v\f\r\u0085]|\ufffd/gu)?.length ?? 0;
  return odd > Math.max(2, sample.length / 50);
}
