import { routeOf } from "#lib/routes";

/** Random by its looks: a token in base64 or hex. Ids of ours hold hyphens and no capitals. */
const looksSecret = (segment: string) => segment.length >= 20 && (/^(?=.*[A-Z])[\w-]+$/.test(segment) || /^[\da-f]+$/.test(segment));

/** A path as it may be logged: no query, no token, nothing long. A route whose parameter is called `[token]` gives its pattern. */
export function loggedPath(address: string): string {
  const [pathname = ""] = address.split("?", 1);
  const route = routeOf(pathname);
  if (route.includes("[token]")) return route;
  return pathname
    .split("/")
    .map((segment) => (looksSecret(segment) ? "[redacted]" : segment))
    .join("/")
    .slice(0, 200);
}

/** What a database error says after its statement, and what JSON's says of the text it was given, is people's own words. */
const withoutValues = (text: string) =>
  text
    .replace(/\nparams: .*$/s, "")
    .replace(/^(.*is not valid JSON|Unexpected token .*)$/s, "A text is not valid JSON")
    .slice(0, 1000);

/** An error as it may be logged, its stack included. */
export function loggedError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutValues(String(error)) };
  const message = withoutValues(error.message);
  // The stack begins with the message, whatever lines that has.
  const frames = (error.stack ?? "").slice((error.stack ?? "").indexOf(error.message) + error.message.length);
  return {
    type: error.name,
    message,
    ...("code" in error && { code: String(error.code) }),
    ...("digest" in error && { digest: String(error.digest) }),
    stack: (frames.match(/^ {4}at .*$/gm) ?? []).join("\n"),
    ...(error.cause !== undefined && depth < 3 && { cause: loggedError(error.cause, depth + 1) }),
  };
}
