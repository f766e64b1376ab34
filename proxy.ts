import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, isReadablePath, securityHeaders } from "#lib/security";

/** Runs for every request, files included: no answer leaves without its headers. Next reads the nonce from the request's policy. */
export function proxy(request: NextRequest) {
  const nonce = randomBytes(18).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = isReadablePath(request.nextUrl.pathname) ? NextResponse.next({ request: { headers } }) : unreadable(nonce);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Next's router cannot be given such a path, so this page is its own. */
const unreadable = (nonce: string) =>
  new NextResponse(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Page not found · Entente</title>
<style nonce="${nonce}">:root{color-scheme:light dark}body{margin:12vh auto;max-width:34rem;padding:0 20px;font:16px/1.5 system-ui,sans-serif}h1{font:600 28px/1.2 Georgia,serif}</style>
<main><h1>There is nothing at this address</h1><p>The address holds characters that cannot be read. It may have been cut off when it was copied.</p><p><a href="/">Go to the overview</a></p></main></html>`,
    { status: 404, headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } },
  );
