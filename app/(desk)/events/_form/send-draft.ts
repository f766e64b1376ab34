import type { ServerDraft } from "#domain/form-draft";
import type { Answer, Sent } from "./keeper";

/** A browser sends no more than this with a request that outlives its page. */
const mostAtTheEnd = 60_000;

const post = async (body: object, last = false, to = "/drafts/kept"): Promise<Response> => {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json" };
  return fetch(to, { method: "POST", body: text, headers, keepalive: last && text.length < mostAtTheEnd });
};

/** Sends a text to the server, to the address that keeps such, and says in its own terms what came of it. */
export async function sendDraft(person: string, draft: Sent, last: boolean, to?: string): Promise<Answer> {
  const response = await post({ person, ...draft }, last, to);
  const said = (await response.json().catch(() => ({}))) as { kept?: boolean; at?: string; stored?: ServerDraft; title?: string };
  if (response.ok && said.kept && said.at) return { kept: true, at: said.at };
  if (response.ok && said.stored) return { kept: false, stored: said.stored };
  if (response.status === 401) return { refused: "signed-out" };
  if (response.status === 409) return { refused: "someone-else" };
  if (response.status === 403) return { refused: "not-allowed" };
  if (response.status === 422 || response.status === 429) return { refused: "too-much", words: said.title };
  return { refused: "away" };
}

/** Discards what the server has of a form. Where it does not answer, the text comes back with the next opening and can be discarded then. */
export const discardDraft = (person: string, form: string, seq: number) =>
  post({ person, form, seq, discard: true }, true).then(
    () => {},
    () => {},
  );
