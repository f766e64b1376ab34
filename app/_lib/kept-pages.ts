import "server-only";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { gzip } from "node:zlib";
import { timelineVersion } from "#db/version";
import { membersOnly } from "#lib/reading";

type Page = { headers: [string, http.OutgoingHttpHeader][]; body: string; nonce: string };
type Version = () => string;

/** Characters of pages that are kept, the least used gone first: some two hundred timelines. */
const room = 32e6;
/** What a page says of itself; all else belongs to the one answer it was made for. */
const own =
  /^(content-type|cache-control|vary|link|content-security-policy|strict-transport-security|x-content-type-options|referrer-policy|permissions-policy|cross-origin-.*)$/;
const readable = /^\/(?:$|\?|(?:pairs|timeline|events)(?:[/?]|$))/;

/**
 * Keeps the pages that visitors read, until the record or the day changes: making one takes the server many times as long as
 * sending it. Pages of people who are signed in are made for each of them. A kept page goes out under a nonce of its own.
 */
export function keepPages(version: Version = timelineVersion) {
  const shared = globalThis as { ententePages?: boolean };
  if (shared.ententePages || membersOnly() || process.env.NODE_ENV === "development") return;
  shared.ententePages = true;
  const pages = new Map<string, Page>();
  const emit = http.Server.prototype.emit as (this: http.Server, ...rest: unknown[]) => boolean;
  http.Server.prototype.emit = function (this: http.Server, ...rest: unknown[]) {
    const [event, request, response] = rest as [string, http.IncomingMessage, http.ServerResponse];
    const key = event === "request" ? keyOf(request, version) : null;
    const page = key === null ? undefined : pages.get(key);
    if (key !== null && page) {
      touch(pages, key, page);
      send(response, renewed(page), acceptsGzip(request));
      return true;
    }
    if (key !== null) collect(request, response, (made) => touch(pages, key, made));
    return emit.apply(this, rest);
  } as typeof http.Server.prototype.emit;
}

/** What tells one page of visitors from another; null for a request that is answered anew each time. */
export function keyOf({ method, url = "", headers }: http.IncomingMessage, version: Version): string | null {
  if (method !== "GET" || url.length > 1_000 || !readable.test(url) || url.includes("event.json")) return null;
  if (headers.rsc || headers["next-action"] || headers.authorization || headers.range) return null;
  const cookies = headers.cookie ?? "";
  const theme = /^theme=(light|dark)$/.exec(cookies)?.[1];
  if (cookies && !theme) return null;
  const { host, "x-forwarded-host": forwarded, "x-forwarded-proto": scheme } = headers;
  try {
    return JSON.stringify([url, theme, host, forwarded, scheme, new Date().toISOString().slice(0, 10), version()]);
  } catch {
    return null;
  }
}

const acceptsGzip = ({ headers }: http.IncomingMessage) => /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));

function touch(pages: Map<string, Page>, key: string, page: Page) {
  pages.delete(key);
  pages.set(key, page);
  let size = 0;
  for (const { body } of pages.values()) size += body.length;
  for (const [oldest, { body }] of pages) {
    if (size <= room) break;
    pages.delete(oldest);
    size -= body.length;
  }
}

/** Lets the page be made in plain text, hands it over where it is one to keep, and sends it. */
function collect(request: http.IncomingMessage, response: http.ServerResponse, keep: (page: Page) => void) {
  const gzipped = acceptsGzip(request);
  delete request.headers["accept-encoding"];
  const chunks: Buffer[] = [];
  const { write, end, writeHead } = response;
  const add = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const done = (rest: unknown[]) => rest.find((one) => typeof one === "function") as (() => void) | undefined;
  response.flushHeaders = () => {};
  // Whoever compresses asks for the head with the first byte; it must wait until the page is whole.
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries((rest.at(-1) ?? {}) as http.OutgoingHttpHeaders))
      if (value !== undefined) response.setHeader(name, value);
    return response;
  }) as typeof response.writeHead;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    add(chunk, rest[0]);
    done(rest)?.();
    return true;
  }) as typeof response.write;
  response.end = ((...rest: unknown[]) => {
    if (typeof rest[0] !== "function") add(rest[0], rest[1]);
    Object.assign(response, { write, end, writeHead });
    const body = Buffer.concat(chunks);
    const page = pageOf(response, body);
    if (page) {
      keep(page);
      send(response, page, gzipped);
    } else end.call(response, body, "utf8");
    done(rest)?.();
    return response;
  }) as typeof response.end;
}

/** The page that an answer holds, or null: only whole pages that set nothing are kept. */
function pageOf(response: http.ServerResponse, body: Buffer): Page | null {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("content-security-policy") ?? ""))?.[1];
  const html = String(response.getHeader("content-type") ?? "").startsWith("text/html");
  if (response.statusCode !== 200 || response.headersSent || response.hasHeader("set-cookie") || !html || !nonce) return null;
  const headers = Object.entries(response.getHeaders()).filter(([name, value]) => own.test(name) && value !== undefined);
  return { headers: headers as Page["headers"], body: body.toString("utf8"), nonce };
}

/** The same page under another nonce: one that was seen must never be good for a second answer. */
function renewed({ headers, body, nonce }: Page): Page {
  const fresh = randomBytes(18).toString("base64");
  const replace = (value: http.OutgoingHttpHeader) => (typeof value === "string" ? value.replaceAll(nonce, fresh) : value);
  return { headers: headers.map(([name, value]) => [name, replace(value)]), body: body.replaceAll(nonce, fresh), nonce: fresh };
}

function send(response: http.ServerResponse, { headers, body }: Page, gzipped: boolean) {
  for (const [name, value] of headers) response.setHeader(name, value);
  const vary = String(response.getHeader("vary") ?? "");
  if (!/accept-encoding/i.test(vary)) response.setHeader("Vary", [vary, "Accept-Encoding"].filter(Boolean).join(", "));
  const finish = (sent: Buffer) => {
    response.removeHeader("transfer-encoding");
    response.setHeader("Content-Length", sent.length);
    response.end(sent);
  };
  if (!gzipped) return finish(Buffer.from(body));
  gzip(body, { level: 5 }, (error, packed) => {
    if (!error) response.setHeader("Content-Encoding", "gzip");
    finish(error ? Buffer.from(body) : packed);
  });
}
