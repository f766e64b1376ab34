import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, isReadablePath, largestBody, securityHeaders } from "#lib/security";

/** Runs for every request, files included: no answer leaves without its headers. Next reads the nonce from the request's policy. */
export function proxy(request: NextRequest) {
  const nonce = randomBytes(18).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = refusal(request, nonce) ?? NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** What Next itself would answer with a fault: its router cannot be given such a path, and such a body breaks off as it is read. */
function refusal({ nextUrl, headers }: NextRequest, nonce: string): NextResponse | null {
  if (!isReadablePath(nextUrl.pathname))
    return page(
      nonce,
      404,
      "There is nothing at this address",
      "The address holds characters that cannot be read. It may have been cut off when it was copied.",
    );
  if (Number(headers.get("content-length")) > largestBody)
    return page(
      nonce,
      413,
      "That is too large",
      "Nothing was saved: what was sent is larger than 4 MB. Go back, where your text still is, and shorten it.",
    );
  return null;
}

const page = (nonce: string, status: number, title: string, words: string) =>
  new NextResponse(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Entente</title>
<style nonce="${nonce}">:root{color-scheme:light dark}body{margin:12vh auto;max-width:34rem;padding:0 20px;font:16px/1.5 system-ui,sans-serif}h1{font:600 28px/1.2 Georgia,serif}</style>
<main><h1>${title}</h1><p>${words}</p><p><a href="/">Go to the overview</a></p></main></html>`,
    { status, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } },
  );
