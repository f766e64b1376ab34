import "server-only";
import { noteForeignOrigin } from "#db/refusals";
import { addressHeader } from "#lib/address";

/** Whether an `Origin` is that of our pages; a request without one is not. */
export function isOurs(origin: string, host: string | null): boolean {
  const ours = process.env.ENTENTE_URL ? new URL(process.env.ENTENTE_URL).host : host;
  return URL.canParse(origin) && new URL(origin).host === ours;
}

type Headers = NodeJS.Dict<string | string[]>;

/** Next itself refuses an action that another site sent, before any of ours is run: all that is left of it is its error. */
export async function noteForeignAction(error: unknown, headers: Headers) {
  if (!(error instanceof Error) || error.message !== "Invalid Server Actions request.") return;
  const of = (name: string) => headers[name]?.toString() ?? "";
  if (!isOurs(of("origin"), of("host"))) await noteForeignOrigin(of(addressHeader) || null, of("origin"));
}
