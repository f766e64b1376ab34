import type { Duplicate } from "#domain/duplicates";

/** Every failure we expect, with the HTTP status that says it. */
export const statusOf = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  busy: 503,
  storage_full: 507,
} as const;

export type ErrorCode = keyof typeof statusOf;

/** Messages by field name; `""` holds what belongs to no single field. */
export type FieldErrors = Record<string, string[]>;

/** A failure we can explain to the person who caused it. Anything else is a bug and propagates. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldErrors = {},
  ) {
    super(message);
  }
}

/** Nothing is wrong for certain: sent again with the text of `confirm`, it is saved as it is. */
export class WarningError extends AppError {
  readonly confirm: string;
  constructor(fields: FieldErrors) {
    super("invalid", "Not saved yet: some of it is unusual. Change it, or confirm that it is so.", fields);
    this.confirm = Object.values(fields).flat().join(" ");
  }
}

/** An event at a revision: where it stood, and what it said, as text by field. */
export type AtRevision = { revision: number; state: string; text: Record<string, string> };

/** What two people made of the same revision, where it cannot be brought together by itself. */
export type Collision = {
  /** What both began with; null where that revision is not on record. */
  base: AtRevision | null;
  /** The ids of those who changed the event since. */
  by: string[];
  /** The fields that somebody has to choose; none where only what became of the event must be known first. */
  fields: string[];
  /** What the rules say of texts that are sound by themselves and not together. */
  errors: FieldErrors;
  /** The text of every other field, with the changes of both. */
  merged: Record<string, string>;
};

/**
 * The record changed since the revision that was edited, or (`repeated`) the same form was saved before with another text.
 * `current` is what the record says now and who made it so, by id; `collision` is there where an edit, not a move, met it.
 */
export class ConflictError extends AppError {
  constructor(
    message: string,
    readonly current: AtRevision & { id: string; by: string; at: string; repeated?: true },
    readonly collision?: Collision,
  ) {
    super("conflict", message);
  }
}

/** Several events were to be saved at once, and none was: what is wrong with each of these, by the key of its draft. */
export class DraftsError extends AppError {
  constructor(readonly drafts: Record<string, AppError>) {
    super("invalid", "Nothing was saved: some drafts need attention.");
  }
}

/** What was to be a new event may be on record already: somebody has to look at these first. */
export class DuplicateError extends AppError {
  constructor(readonly duplicates: Duplicate[]) {
    super(
      "conflict",
      "Nothing was saved yet: this may be on record already. Add your source to that event, or say in a few words why both are kept.",
    );
  }
}

/** Why the program does not start, in words for whoever runs it. Nothing was changed. */
export class StartRefused extends Error {}
