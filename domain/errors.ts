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

/**
 * Someone else changed the record since the revision that was edited, or (`repeated`) the same form was saved before with
 * another text; `current` is what the record says now, as text by field.
 */
export class ConflictError extends AppError {
  constructor(
    message: string,
    readonly current: { id: string; repeated?: true; revision: number; by: string; at: string; text: Record<string, string> },
  ) {
    super("conflict", message);
  }
}
