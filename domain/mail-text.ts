import { htmlToText, isHtml } from "#domain/html-text";

/** The text of a saved message (.eml): its plain part, or else its page reduced to text. */

type Part = { headers: Record<string, string>; body: string };

/** Whether a text begins as a message does: lines of headers, some of which every message has. */
export function isMail(text: string): boolean {
  const { headers } = splitPart(text.slice(0, 20_000));
  return (
    "from" in headers &&
    ("subject" in headers || "date" in headers) &&
    ("mime-version" in headers || "message-id" in headers || "received" in headers)
  );
}

function splitPart(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const found = /^([\w-]{1,60}):\s*(.*)$/.exec(line);
    if (!found) return { headers: {}, body: text };
    headers[String(found[1]).toLowerCase()] ??= String(found[2]);
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

const parameter = (header: string, name: string) =>
  new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header)?.slice(1).find(Boolean) ?? "";

/** A body's characters are its bytes here: it was read as Latin-1. */
const decodeBytes = (binary: string, charset: string) => {
  const bytes = Uint8Array.from(binary, (one) => one.charCodeAt(0) & 0xff);
  try {
    return new TextDecoder(charset || "utf-8").decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

function decodeBody({ headers, body }: Part): string {
  const charset = parameter(headers["content-type"] ?? "", "charset");
  const encoding = (headers["content-transfer-encoding"] ?? "").trim().toLowerCase();
  if (encoding === "base64") {
    const plain = body.replace(/[^A-Za-z0-9+/]/g, "");
    return decodeBytes(atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0))), charset);
  }
  if (encoding !== "quoted-printable") return decodeBytes(body, charset);
  const binary = body
    .replace(/[ \t]*=\r?\n/g, "")
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeBytes(binary, charset);
}

const encodedWord = /=\?([\w-]+)\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi;
const decodeHeader = (text: string) =>
  text.replace(encodedWord, (_, charset: string, how: string, word: string) => {
    const encoding = how.toLowerCase() === "b" ? "base64" : "quoted-printable";
    const body = encoding === "base64" ? word : word.replaceAll("_", "=20");
    return decodeBody({ headers: { "content-type": `text/plain; charset=${charset}`, "content-transfer-encoding": encoding }, body });
  });

/** Parts within parts are followed no deeper than messages go. */
function textsIn(part: Part, depth: number): { plain?: string; html?: string } {
  const type = part.headers["content-type"] ?? "text/plain";
  const boundary = /^multipart\//i.test(type) ? parameter(type, "boundary") : "";
  if (boundary && depth < 5) {
    const found: { plain?: string; html?: string } = {};
    for (const one of part.body.split(`--${boundary}`).slice(1, 50)) {
      if (one.startsWith("--")) break;
      const inner = textsIn(splitPart(one.replace(/^\r?\n/, "")), depth + 1);
      found.plain ??= inner.plain as string;
      found.html ??= inner.html as string;
    }
    return found;
  }
  if (/attachment/i.test(part.headers["content-disposition"] ?? "")) return {};
  if (/^text\/html/i.test(type)) return { html: decodeBody(part) };
  return /^text\//i.test(type) ? { plain: decodeBody(part) } : {};
}

/** The words of a message whose bytes were read as Latin-1, and its subject. */
export function mailToText(source: string): { text: string; subject: string } {
  const whole = splitPart(source);
  const { plain = "", html = "" } = textsIn(whole, 0);
  const text = plain.trim() !== "" && !isHtml(plain) ? plain : htmlToText(html || plain).text;
  return { text, subject: decodeHeader(whole.headers.subject ?? "").trim() };
}
