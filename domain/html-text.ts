/** The text of a page's source: markup is data, and none of it is ever shown as markup. */

/** What the head of a page says of its article, as text; empty where it does not. */
export type PageHead = { title: string; address: string; publisher: string; published: string };

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  shy: "",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ccedil: "ç",
  uuml: "ü",
  ouml: "ö",
  auml: "ä",
};

export const decodeEntities = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? named[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
  });

/** Whether a text is the source of a page rather than the words of one. */
export const isHtml = (text: string) =>
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|p|section)\b/i.test(text.slice(0, 1000)) ||
  (text.slice(0, 20_000).match(/<\/(?:p|div|span|a|li|td|h[1-6]|article|section|script)\s*>/gi)?.length ?? 0) >= 3;

/** Elements whose content is not part of what people read. */
const unread = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "iframe",
  "object",
  "select",
  "textarea",
  "nav",
  "footer",
  "form",
]);
const inline = new Set(
  "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr font".split(" "),
);

/** One tag: where it ends, whether it closes, its name, and its attributes as they stand. */
type Tag = { end: number; closing: boolean; name: string; attributes: string };

/** The tag that begins at `start` and ends at the next `>`; null where `<` is only a sign. */
function tagAt(source: string, start: number, next: number): Tag | null {
  const found = /^<(\/?)([a-z][\w:-]{0,40})/i.exec(source.slice(start, start + 50));
  if (!found) return null;
  const stop = next < 0 ? start + found[0].length : next;
  const name = String(found[2]).toLowerCase();
  return { end: stop + (next < 0 ? 0 : 1), closing: found[1] === "/", name, attributes: source.slice(start + found[0].length, stop) };
}

/** Where a mark stands next; asked for ever later places, it looks at each sign once. */
function finder(source: string, mark: string) {
  let at = -2;
  return (from: number): number => {
    if (at !== -1 && at < from) at = source.indexOf(mark, from);
    return at;
  };
}

/** The words of a page, one block a paragraph, and what its head says. Takes time in proportion to its length. */
export function htmlToText(source: string): { text: string; head: PageHead } {
  const head: PageHead = { title: "", address: "", publisher: "", published: "" };
  // A page that marks its article has menus and teasers around it.
  const marked = /<(article|main)\b/i.exec(source)?.[1]?.toLowerCase();
  const parts: string[] = [];
  let [depth, skipping, inTitle] = [0, "", false];
  const say = (text: string) => {
    const words = decodeEntities(text).replace(/\s+/g, " ");
    if (inTitle) head.title += words;
    else if (!skipping && (!marked || depth > 0)) parts.push(words);
  };
  const [closeOf, commentEnd] = [finder(source, ">"), finder(source, "-->")];
  for (let at = 0; at < source.length; ) {
    const open = source.indexOf("<", at);
    if (open < 0 || open > at) say(source.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    if (source.startsWith("<!--", open)) {
      const end = commentEnd(open + 4);
      at = end < 0 ? open + 4 : end + 3;
      continue;
    }
    const next = closeOf(open);
    const tag = tagAt(source, open, next);
    if (!tag) {
      const declared = (source[open + 1] === "!" || source[open + 1] === "?") && next > 0;
      if (!declared) say("<");
      at = declared ? next + 1 : open + 1;
      continue;
    }
    at = tag.end;
    const { name, closing, attributes } = tag;
    if (skipping) {
      if (closing && name === skipping) skipping = "";
      continue;
    }
    if (unread.has(name) && !closing && !/\/\s*$/.test(attributes)) skipping = name;
    else if (name === "title") inTitle = !closing && head.title === "";
    else if (name === "meta" || name === "link") readHead(head, attributes);
    else if (name === marked) depth = Math.max(0, depth + (closing ? -1 : 1));
    if (!inline.has(name) && !skipping && name !== "title") parts.push(name === "br" ? "\n" : "\n\n");
  }
  const text = parts
    .join("")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
  head.title = head.title.trim();
  return { text, head };
}

function readHead(head: PageHead, attributes: string) {
  const value = (name: string) =>
    decodeEntities(
      new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]{0,2000})"|'([^']{0,2000})')`, "i").exec(attributes)?.slice(1).find(Boolean) ?? "",
    );
  const what = value("property") || value("name") || value("rel");
  if (/^og:title$/i.test(what)) head.title = value("content") || head.title;
  else if (/^og:site_name$/i.test(what)) head.publisher ||= value("content");
  else if (/^(?:article:published_time|date|dc\.date|datepublished)$/i.test(what))
    head.published ||= /^\d{4}-\d\d-\d\d/.exec(value("content"))?.[0] ?? "";
  else if (/^(?:canonical|og:url)$/i.test(what)) head.address ||= webAddress(value("href") || value("content"));
}

const webAddress = (text: string) => (/^https?:\/\/\S+$/i.test(text) ? text : "");
