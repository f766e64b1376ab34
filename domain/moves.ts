import { type Actor, can, mayChange } from "#domain/access";
import {
  type EventState,
  isUnpublished,
  type Move,
  type MoveRule,
  moves,
  type ProposalMove,
  type ProposalRule,
  proposalMoves,
} from "#domain/review";

export type Movable = { state: string; createdBy: string; submittedBy: string | null; trashedFrom: EventState | null };
type Options = { /** Whether people may accept what they sent for review themselves. */ selfReview: boolean };

/** Who trashed an event of their own may say so twice: the second time changes nothing. */
const owned = ({ state, trashedFrom, createdBy }: Movable) => ({ state: state === "trash" ? (trashedFrom ?? state) : state, createdBy });

/** Whether this actor may bring this event along a way, whatever state it is in now. */
export const mayMove = (actor: Actor, move: Move, event: Movable): boolean => {
  const rule: MoveRule = moves[move];
  return can(actor, rule.permission) || (rule.own === true && mayChange(actor, owned(event)));
};

/** Whether publishing this event would be to accept what one sent for review oneself. */
export const isOwnReview = (actor: Actor, { state, submittedBy }: Pick<Movable, "state" | "submittedBy">) =>
  state === "in_review" && submittedBy === actor.id;

/** Every way that this actor may bring this event from where it stands, in the order of `moves`. */
export const movesFor = (actor: Actor | null, event: Movable, { selfReview }: Options): Move[] =>
  (Object.keys(moves) as Move[]).filter((move) => {
    const rule: MoveRule = moves[move];
    if (!actor || !rule.from.includes(event.state as EventState) || !mayMove(actor, move, event)) return false;
    return move !== "publish" || selfReview || !isOwnReview(actor, event);
  });

type Proposed = { state: string; createdBy: string };

export const mayMoveProposal = (actor: Actor, move: ProposalMove, { createdBy }: Proposed): boolean => {
  const { by }: ProposalRule = proposalMoves[move];
  return by === "author" ? createdBy === actor.id : can(actor, by);
};

/** A proposal is between its author and whoever reviews. */
export const maySeeProposal = (actor: Actor | null, { createdBy }: Pick<Proposed, "createdBy">) =>
  can(actor, "event.review") || (can(actor, "desk.see") && createdBy === actor?.id);

/** What this actor may do with a proposal as it stands. What is one's own one takes back; to decide it is for others. */
export const proposalMovesFor = (actor: Actor | null, proposal: Proposed, { selfReview }: Options): ProposalMove[] =>
  (Object.keys(proposalMoves) as ProposalMove[]).filter((move) => {
    const { from, by }: ProposalRule = proposalMoves[move];
    if (!actor || !(from as readonly string[]).includes(proposal.state) || !mayMoveProposal(actor, move, proposal)) return false;
    return by === "author" || proposal.createdBy !== actor.id || (move === "accept" && selfReview);
  });

/** Whether the desk may propose a change to this event, rather than make one. */
export const mayPropose = (actor: Actor | null, { state }: { state: string }) => state === "published" && can(actor, "event.create");

/** Whether this actor may send this event, as a form holds it, for review. */
export const maySend = (actor: Actor | null, event: { state: string; createdBy: string } | null) =>
  !event || event.state === "published"
    ? can(actor, "event.create")
    : isUnpublished(event.state) && event.state !== "in_review" && mayChange(actor, event);
