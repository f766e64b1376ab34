import "server-only";
import { findPendingForm, type PendingForm } from "#db/proposals";
import { findStanding } from "#db/standing";
import { type Actor, can, mayChange } from "#domain/access";
import type { Event } from "#domain/event";
import { mayPropose, maySend } from "#domain/moves";

/** The ways a form can be sent. `main` is the one that stands out; without `save`, Enter sends for review. */
export type Buttons = { save: string | null; send: string | null; publish: boolean; main: "save" | "send" | "publish" };

export type FormPlan = {
  buttons: Buttons;
  /** What becomes of what is typed. */
  note: string;
  /** The proposal that the form goes on with. */
  pending: PendingForm | null;
};

/** How a new event can be sent. */
export function newPlan(actor: Actor): FormPlan {
  const publish = can(actor, "event.publish");
  return {
    buttons: { save: "Save draft", send: "Send for review", publish, main: publish ? "publish" : "send" },
    note: publicity(publish),
    pending: null,
  };
}

/**
 * How the form of an event can be sent by this actor, and whether it goes on with the change they proposed (`revise`: an editor
 * has to ask for that). Null where they can do nothing with it.
 */
export async function planOf(actor: Actor, event: Event, revise: boolean): Promise<FormPlan | null> {
  const direct = mayChange(actor, event);
  if (["trash", "merged"].includes(event.state) || !(direct || mayPropose(actor, event))) return null;
  if (event.state === "published") return publishedPlan(direct, await findPendingForm(actor, event), revise);
  const publish = (await findStanding(actor, event.id)).moves.includes("publish");
  const send = maySend(actor, event);
  const save = ["draft", "changes_requested"].includes(event.state) ? "Save draft" : "Save changes";
  return {
    buttons: { save, send: send ? "Send for review" : null, publish, main: publish ? "publish" : send ? "send" : "save" },
    note: event.state === "in_review" ? "In review. What you save is what is reviewed." : publicity(publish),
    pending: null,
  };
}

function publishedPlan(direct: boolean, pending: PendingForm | null, revise: boolean): FormPlan {
  if (direct && !(pending && revise))
    return {
      // Who has proposed a change goes on with that one, and makes no second.
      buttons: { save: "Save changes", send: pending ? null : "Propose change", publish: false, main: "save" },
      note: "Published. Readers see your change as soon as you save it.",
      pending: null,
    };
  return {
    buttons: { save: null, send: pending ? "Send again" : "Propose change", publish: false, main: "send" },
    note: "Published. Readers keep seeing what is published until an editor accepts your change.",
    pending,
  };
}

const publicity = (publish: boolean) => `Nothing is public until ${publish ? "you publish it" : "an editor publishes it"}.`;
