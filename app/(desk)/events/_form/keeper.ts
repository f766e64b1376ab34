import { type FormDraft, hasSeen, type Seen, type ServerDraft } from "#domain/form-draft";

/** What the server said to a text: kept at a moment; not kept, for it has another that was not seen here; or why not. */
export type Answer =
  | { kept: true; at: string }
  | { kept: false; stored: ServerDraft }
  | { refused: "signed-out" | "someone-else" | "not-allowed" | "too-much" | "away"; words?: string | undefined };
export type Trouble = Extract<Answer, { refused: string }>;

export type Sent = Omit<FormDraft, "at"> & Seen;
export type Send = (draft: Sent, last: boolean) => Promise<Answer>;

type Options = {
  send: Send;
  onKept: (at: string) => void;
  onTrouble: (trouble: Trouble | null) => void;
  /** The server had a text that was not seen here. */
  onOther: (stored: ServerDraft) => void;
  /** The text as it is now, under a number above this one; null where nothing is to be kept. */
  current: (above: number) => Omit<FormDraft, "at"> | null;
};

/** Milliseconds: after the last key, at most after the first one that was not sent, and until it is tried again. */
const pause = 2_000;
const longest = 6_000;
const again = 15_000;

/**
 * Sends what is typed to the server: a while after the last key, one request at a time, always the newest text. What the server
 * has of another device is handed on before anything takes its place.
 */
export function createKeeper({ send, onKept, onTrouble, onOther, current }: Options, begun: Seen = { known: 0, sent: [] }) {
  let seen = begun;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;
  let sending = false;
  // Whether the last one was not taken: the next key begins a new wait.
  let refused = false;
  let held = false;
  let stopped = false;

  const plan = (delay: number) => {
    clearTimeout(timer);
    if (!held && !stopped) timer = setTimeout(() => void flush(), delay);
  };
  /** Says that the text changed. */
  const changed = () => {
    if (since === null || refused) since = Date.now();
    refused = false;
    if (!sending) plan(Math.max(0, Math.min(pause, since + longest - Date.now())));
  };
  /** Sends now what is not on the server; `last` as the page goes away, also while another request is on its way. */
  async function flush(last = false) {
    clearTimeout(timer);
    const draft = since !== null && !held && !stopped && (!sending || last) ? current(seen.known) : null;
    if (!draft) return;
    since = null;
    sending = true;
    const before = seen;
    seen = { ...seen, sent: [...seen.sent, draft.seq].slice(-20) };
    const answer = await send({ ...draft, ...before }, last).catch((): Answer => ({ refused: "away" }));
    sending = false;
    take(answer, draft.seq);
  }
  const saw = (seq: number) => {
    const known = Math.max(seen.known, seq);
    seen = { known, sent: seen.sent.filter((one) => one > known) };
  };
  function take(answer: Answer, seq: number) {
    if ("refused" in answer) {
      refused = true;
      onTrouble(answer);
      stopped ||= answer.refused === "someone-else" || answer.refused === "not-allowed";
      // The same text is tried again, unless more is typed before.
      since ??= Date.now();
      return answer.refused === "too-much" || answer.refused === "signed-out" ? undefined : plan(again);
    }
    onTrouble(null);
    const own = answer.kept || hasSeen(seen, answer.stored.seq);
    saw(answer.kept ? seq : answer.stored.seq);
    if (answer.kept) onKept(answer.at);
    else if (answer.stored.seq === seq) onKept(answer.stored.at);
    else if (!own) {
      if (!answer.stored.over) onOther(answer.stored);
      since ??= Date.now();
    }
    if (since !== null) plan(answer.kept ? pause : 0);
  }
  return {
    changed,
    flush,
    seen: () => seen,
    /** While the form is being saved nothing is sent; what changed meanwhile goes after. */
    hold() {
      held = true;
      clearTimeout(timer);
    },
    release() {
      held = false;
      if (since !== null) plan(pause);
    },
    /** Nothing is to be kept any more of what was typed so far. */
    drop() {
      since = null;
      clearTimeout(timer);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
