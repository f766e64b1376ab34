import type { Trouble } from "../../events/_form/keeper";

/** Why a button did nothing, or what is typed is not kept. */

export const lost = "Nothing was saved: the server did not answer. What you typed is kept here; try again.";
const ended = "Nothing was saved: your session has ended. Sign in again in another tab, then try again; what you typed is still here.";
export const updated = "Nothing was saved: Entente was updated meanwhile. Reload this page; what you typed is kept.";
export const unkept = (trouble: Trouble | null) =>
  trouble?.refused === "signed-out" ? ended : trouble?.words ? `Nothing was saved. ${trouble.words}` : lost;
export const elsewhere: Trouble = {
  refused: "too-much",
  words: "You changed this in another tab or on another device. Reload the page to go on from there.",
};
