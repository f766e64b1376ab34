/** The columns of every row of the tables, in this order. */
export const who = ["visitor", "reader", "analyst", "editor", "admin"] as const;
export type Who = (typeof who)[number];

/**
 * An address of a page or a route, and what each of `who` is answered: a status, `sign-in` for being led there, or `to:` and a
 * path. Names in braces stand for what is made for it: see `Given`. `{self}` is the account of whoever asks.
 */
export type Address = [address: string, answers: string, body?: Record<string, unknown>];

/**
 * What is made anew for each attempt: an analyst's event in that state, an editor's, an analyst's proposal, a series by its name;
 * `mergeable` and `merged` are drafts beside a published one, `revised` has two revisions. An `invite` is its token, an `account`
 * its user name, an `unsaved` text its form, a `captured` article its id, an `article` the source whose text was kept; `otherSessions` gives everyone a session that is not in use.
 */
export type Given =
  | "draft"
  | "editorsDraft"
  | "inReview"
  | "published"
  | "revised"
  | "trashed"
  | "proposal"
  | "purgeable"
  | "series"
  | "mergeable"
  | "merged"
  | "unsaved"
  | "discarded"
  | "captured"
  | "discardedCapture"
  | "article"
  | "invite"
  | "account"
  | "disabledAccount"
  | "factorAccount"
  | "ticket"
  | "otherSessions";

/**
 * A form as it is served to `as`, sent as it is by each of `who`: `ok`, or the code of the refusal. What is forbidden must leave
 * a line of it, and no refusal may change anything. `same` is let through and changes nothing; `own` is let through and changes
 * only what is that person's alone and no part of the record.
 */
export type FormRow = {
  given?: Given;
  /** Where the form is served. */
  page: string;
  as: Who;
  /** How the text of its button begins. */
  button: string;
  /** What one of its fields holds, where several forms have such a button: what is `given`, unless this says otherwise. */
  about?: string;
  /** What is typed into it. */
  fields?: Record<string, string>;
  /** A cookie that it sets. */
  sets?: string;
  /** Once it was sent it is served no more: it is kept as it was at first. */
  once?: true;
  /** Done, it shows its page again instead of leading on. */
  stays?: true;
  answers: string;
};

/** A function that a script of the page calls. `shown` where the answer holds `shows`, else `hidden`; it changes nothing. */
export type CallRow = { given?: Given; page: string; args: unknown[]; shows: string; answers: string };

/** By the action's file and name. */
export type Rows = Record<string, (FormRow | CallRow)[]>;
