import type { Permission } from "#domain/access";

/** Where an event stands between its first draft and the record that everyone reads. */
export const eventStates = {
  draft: "Draft",
  in_review: "In review",
  changes_requested: "Changes requested",
  published: "Published",
  withdrawn: "Withdrawn",
  merged: "Merged into another",
  trash: "In the trash",
} as const;
export type EventState = keyof typeof eventStates;

/** Where a proposed change to a published event stands. */
export const proposalStates = {
  open: "In review",
  changes_requested: "Changes requested",
  accepted: "Accepted",
  declined: "Declined",
  withdrawn: "Taken back",
} as const;
export type ProposalState = keyof typeof proposalStates;

/** Through what a revision came. */
export const vias = {
  form: "the form",
  review: "review",
  history: "history",
  merge: "a merge",
  capture: "a captured article",
  shell: "the command line",
  sample: "the sample",
} as const;
export type Via = keyof typeof vias;

export type MoveRule = {
  /** What its button says. */
  label: string;
  from: readonly EventState[];
  /** `before` is what the event was before it went to the trash. */
  to: EventState | "before";
  /** Who may do this with any event; its author may as well where `own` is set. */
  permission: Permission;
  own?: true;
  /** Where a reason must be given: what to say without one. */
  reason?: string;
  /** What it has done, after "was": "was published". */
  past: string;
};

/** States before publication: the author works on the event, an editor may at any time. */
export const unpublished = ["draft", "in_review", "changes_requested"] as const satisfies readonly EventState[];

/** Every way from one state to another, and who may go it. A new one is one line. */
export const moves = {
  submit: {
    label: "Send for review",
    from: ["draft", "changes_requested"],
    to: "in_review",
    permission: "event.change_any",
    own: true,
    past: "sent for review",
  },
  recall: {
    label: "Take back from review",
    from: ["in_review"],
    to: "draft",
    permission: "event.change_any",
    own: true,
    past: "taken back from review",
  },
  publish: { label: "Publish", from: [...unpublished, "withdrawn"], to: "published", permission: "event.publish", past: "published" },
  request_changes: {
    label: "Request changes",
    from: ["in_review"],
    to: "changes_requested",
    permission: "event.review",
    reason: "Give a reason for returning",
    past: "sent back for changes",
  },
  decline: {
    label: "Decline",
    from: ["in_review"],
    to: "withdrawn",
    permission: "event.review",
    reason: "Give a reason for declining",
    past: "declined",
  },
  withdraw: {
    label: "Withdraw",
    from: ["published"],
    to: "withdrawn",
    permission: "event.publish",
    reason: "Give a reason for withdrawing",
    past: "withdrawn",
  },
  trash: {
    label: "Move to trash",
    from: [...unpublished, "published", "withdrawn"],
    to: "trash",
    permission: "event.change_any",
    own: true,
    past: "moved to the trash",
  },
  restore: { label: "Restore", from: ["trash"], to: "before", permission: "event.restore", past: "restored from the trash" },
} as const satisfies Record<string, MoveRule>;
export type Move = keyof typeof moves;

export type ProposalRule = {
  label: string;
  from: readonly ProposalState[];
  to: ProposalState;
  /** Who may do this: its author alone, or whoever holds the permission. */
  by: "author" | Permission;
  reason?: string;
  past: string;
};

/** What may become of a proposal that was sent, and who decides it. */
export const proposalMoves = {
  accept: { label: "Publish", from: ["open"], to: "accepted", by: "event.review", past: "accepted" },
  request_changes: {
    label: "Request changes",
    from: ["open"],
    to: "changes_requested",
    by: "event.review",
    reason: "Give a reason for returning",
    past: "sent back for changes",
  },
  decline: {
    label: "Decline",
    from: ["open", "changes_requested"],
    to: "declined",
    by: "event.review",
    reason: "Give a reason for declining",
    past: "declined",
  },
  take_back: { label: "Take back", from: ["open", "changes_requested"], to: "withdrawn", by: "author", past: "taken back" },
} as const satisfies Record<string, ProposalRule>;
export type ProposalMove = keyof typeof proposalMoves;

/** Whether a proposal is neither answered for good nor taken back. */
export const isPending = (state: string) => state === "open" || state === "changes_requested";

export const isUnpublished = (state: string) => (unpublished as readonly string[]).includes(state);

/** An event in these states can be made one with another. */
const mergeable: readonly EventState[] = ["draft", "in_review", "changes_requested", "published", "withdrawn"];
export const isMergeable = (state: EventState): boolean => mergeable.includes(state);
