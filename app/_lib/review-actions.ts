"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { acceptMarked, type Marked } from "#db/accept-marked";
import { acceptProposal, moveProposal } from "#db/decide-proposal";
import { moveEvent } from "#db/move-event";
import { AppError } from "#domain/errors";
import type { ProposalMove } from "#domain/review";
import { parseMark } from "#domain/review-item";
import { type FormState, formAction, orChanged, problemOf } from "#lib/action";
import { formatReviewPlace, parseReviewPlace } from "#lib/review-address";
import { currentActor, requireOrigin } from "#lib/session";

/** Publishes the item that is open: a new event, or the chosen fields of a proposal; then goes on with the queue. */
export const accept = async (before: FormState, form: FormData): Promise<FormState> =>
  refreshed(
    await formAction(async (values) => {
      const { kind, id, seen } = markOf(values.mark);
      const actor = await currentActor();
      const fields = form.getAll("field").map(String);
      const saved = await orChanged(stale("published"), async () =>
        kind === "new" ? moveEvent(actor, id, seen.event, "publish") : acceptProposal(actor, id, { fields, seen }),
      );
      onward(values, "publish", saved.id);
    })(before, form),
  );

const stale = (what: string) => `Nothing was ${what}: this was changed meanwhile. What you see now is how it stands; look at it again.`;

/** Answers the item that is open with a reason: asks for changes, or declines. */
export const answer = async (before: FormState, form: FormData): Promise<FormState> =>
  refreshed(
    await formAction(async (values) => {
      const { kind, id, seen } = markOf(values.mark);
      const move = values.move === "decline" ? "decline" : "request_changes";
      const actor = await currentActor();
      await orChanged<unknown>(stale("decided"), async () =>
        kind === "new"
          ? moveEvent(actor, id, seen.event, move, values.reason)
          : moveProposal(actor, id, move, { seen: seen.proposal, reason: values.reason ?? "" }),
      );
      onward(values, move, "");
    })(before, form),
  );

/** Takes one's own proposal back, and shows its event. */
export const takeBack = async (form: FormData) => {
  await requireOrigin();
  const back = `/events/${encodeURIComponent(String(form.get("event")))}`;
  const move = "take_back" satisfies ProposalMove;
  const problem = await problemOf(async () => {
    const { id, seen } = markOf(String(form.get("mark")));
    await moveProposal(await currentActor(), id, move, { seen: seen.proposal });
  });
  redirect((problem ? `${back}?problem=${problem}` : `${back}?done=${move}`) as Route);
};

export type MarkedState = { answer: number; message?: string; marked?: Marked };

/** Publishes what is marked in the queue, and says what was left and why. */
export async function publishMarked(before: MarkedState, form: FormData): Promise<MarkedState> {
  let marked: Marked | undefined;
  const state = await formAction(async () => {
    marked = await acceptMarked(await currentActor(), form.getAll("mark").map(String));
  })({ values: {}, errors: {}, answer: before.answer }, form);
  refresh();
  return { answer: state.answer, ...(marked && { marked }), ...(state.message && { message: state.message }) };
}

/** A refusal is shown beside what is on record by now. */
function refreshed(state: FormState): FormState {
  refresh();
  return state;
}

function markOf(text = "") {
  const mark = parseMark(text);
  if (!mark) throw new AppError("not_found", "There is no such item in the queue.");
  return mark;
}

function onward(values: Record<string, string>, done: string, of: string): never {
  const { view, type, parties, by } = parseReviewPlace(values);
  redirect(formatReviewPlace({ view, type, parties, by, done, of }));
}
