import type { Role } from "#domain/access";
import type { Move } from "#domain/review";

/** What an audit line is about. A new one is one line. */
export const auditEntities = {
  event: "Event",
  series: "Series",
  source: "Source",
  user: "Account",
  invite: "Invitation",
  proposal: "Proposal",
  review: "Review",
  draft: "Unsaved text",
  capture: "Captured article",
  backup: "Backup",
  record: "The record",
} as const;
export type AuditEntity = keyof typeof auditEntities;

/** Every action that the audit knows, in words. A verb that writes another does not compile; a new one is one line. */
export const auditActions = {
  "event.create": "Create event",
  "event.update": "Change event",
  "event.save": "Save event",
  "event.submit": "Send for review",
  "event.recall": "Take back from review",
  "event.publish": "Publish event",
  "event.request_changes": "Send back for changes",
  "event.decline": "Decline event",
  "event.withdraw": "Withdraw event",
  "event.trash": "Move to the trash",
  "event.restore": "Restore from the trash",
  "event.merge": "Merge events",
  "event.merge_away": "Merge into another event",
  "event.unmerge": "Take a merge back",
  "event.relink": "Move a part to another whole",
  "event.restore_revision": "Restore an earlier revision",
  "event.purge": "Purge event",
  "event.export": "Export events",
  "proposal.save": "Propose change",
  "proposal.create": "Propose change",
  "proposal.update": "Revise proposal",
  "proposal.accept": "Accept proposal",
  "proposal.request_changes": "Send proposal back for changes",
  "proposal.decline": "Decline proposal",
  "proposal.take_back": "Take proposal back",
  "review.publish_marked": "Publish what is marked",
  "series.create": "Create series",
  "source.create": "Record source",
  "source.update": "Change source",
  "source.purge": "Purge source",
  sign_in: "Sign in",
  "sign_in.refused": "Sign in, refused",
  "sign_in.password": "Sign in, the password alone",
  "sign_in.code.refused": "Sign in, code refused",
  sign_out: "Sign out",
  "attempt.refused": "Try again too soon, refused",
  "origin.refused": "Send a form from another site, refused",
  "user.set_up": "Make the first administrator",
  "user.set_up.refused": "Make the first administrator, refused",
  "user.create": "Create account",
  "user.invite": "Invite",
  "user.invite.accept": "Accept invitation",
  "user.invite.withdraw": "Withdraw invitation",
  "user.name.change": "Change own name",
  "user.password.change": "Change own password",
  "user.password.refused": "Give own password, refused",
  "user.password.set": "Set password of account",
  "user.code.use": "Use code",
  "user.code.refused": "Use code, refused",
  "user.recovery_code.use": "Use recovery code",
  "user.second_factor.start": "Begin a second factor",
  "user.second_factor.cancel": "Give the set-up of a second factor up",
  "user.second_factor.on": "Turn second factor on",
  "user.second_factor.off": "Turn second factor off",
  "user.second_factor.codes": "Make new recovery codes",
  "user.second_factor.reset": "Take second factor off",
  "user.sessions.end": "End sessions",
  "user.disable": "Disable account",
  "user.enable": "Enable account",
  "user.role.reader": "Make reader",
  "user.role.analyst": "Make analyst",
  "user.role.editor": "Make editor",
  "user.role.admin": "Make admin",
  "form.refused": "Send a form with fields it does not have, refused",
  "sample.load": "Load the sample",
  "settings.change": "Start with other settings",
  "record.upgrade": "Upgrade the database",
  "draft.keep": "Keep unsaved text",
  "draft.purge": "Discard old unsaved text",
  "capture.start": "Capture an article",
  "capture.keep": "Work on a captured article",
  "capture.save": "Save events from an article",
  "capture.purge": "Discard old captured articles",
  "backup.make": "Make backup",
  "backup.restore": "Restore backup",
  "audit.export": "Export the audit",
  "audit.verify": "Verify the audit",
} as const satisfies Record<`event.${Move}` | `user.role.${Role}`, string> & Record<string, string>;

export type KnownAction = keyof typeof auditActions;
/** An action that was done, or one that was refused for want of rights. */
export type AuditAction = KnownAction | `${KnownAction}.denied`;
/** What is done to an event: its action without the family. */
export type EventAction = { [K in KnownAction]: K extends `event.${infer A}` ? A : never }[KnownAction];

/** What the part of an action before its first dot stands for, where the filter offers all of it at once. */
export const auditFamilies = {
  event: "Events",
  series: "Series",
  source: "Sources",
  sign_in: "Signing in",
  user: "Accounts",
  proposal: "Proposals",
  capture: "Captured articles",
  backup: "Backups",
  audit: "The audit",
} as const satisfies Record<string, string>;

/** The family of everything that was refused, of whatever kind. */
export const refused = "refused";

const denied = ".denied";

export const isRefused = (action: string) => action.endsWith(denied) || action.endsWith(".refused");

/** An action in words; one that this version does not know is its own name. */
export function actionWords(action: string): string {
  const base = action.endsWith(denied) ? action.slice(0, -denied.length) : action;
  const words = Object.hasOwn(auditActions, base) ? auditActions[base as KnownAction] : base;
  return base === action ? words : `${words}, refused`;
}

export const entityWords = (entity: string): string =>
  Object.hasOwn(auditEntities, entity) ? auditEntities[entity as AuditEntity] : entity;

/** Whoever acts without an account. */
export const visitor = { id: "visitor" } as const;

/** Who acted without an account: in place of the name of one. */
export const nobody: Readonly<Record<string, string>> = { visitor: "A visitor", unknown: "An unknown name" };

/** The detail of a line in a few phrases, names and values as they were noted; what cannot be read stands as it is. */
export function detailWords(detail: string): string[] {
  let read: unknown;
  try {
    read = JSON.parse(detail);
  } catch {
    return [detail];
  }
  if (read === null || typeof read !== "object") return [detail];
  return Object.entries(read).map(([name, value]) => `${/[a-z]/.test(name) ? name.replaceAll("_", " ") : name} ${valueWords(value)}`);
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWords).join(", ");
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([name, one]) => `${name} ${valueWords(one)}`)
      .join("; ");
  return typeof value === "string" && /\s/.test(value) ? `“${value}”` : String(value);
}
