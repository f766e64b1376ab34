import { AppError } from "#domain/errors";
import { isUnpublished } from "#domain/review";

export const roles = { reader: "Reader", analyst: "Analyst", editor: "Editor", admin: "Admin" } as const;
export type Role = keyof typeof roles;

/**
 * Who acts. `system` is the program itself (seed, scripts): it may do everything and is named in the audit. Whoever `lacks`
 * the second factor that their role asks for acts as a reader until they have one.
 */
export type Actor = { id: string; name: string; role: Role | "system"; lacks?: "second_factor" };

export const system: Actor = { id: "system", name: "Entente", role: "system" };

/** The roles that need a second factor where it is required (`ENTENTE_REQUIRE_2FA`). */
export const secondFactorRoles: readonly Role[] = ["editor", "admin"];

const from = { analyst: ["analyst", "editor", "admin"], editor: ["editor", "admin"], admin: ["admin"] } as const;

/** Which roles hold a permission. Drafts of one's own are settled in `mayChange`, not here. */
const holders = {
  "desk.see": from.analyst,
  "event.create": from.analyst,
  "event.change_any": from.editor,
  "event.publish": from.editor,
  "event.review": from.editor,
  "event.restore": from.editor,
  "event.merge": from.editor,
  "event.purge": from.admin,
  "source.change": from.editor,
  "user.manage": from.admin,
  "audit.see": from.admin,
  "status.see": from.admin,
  "backup.manage": from.admin,
} satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof holders;

export const can = (actor: Actor | null, permission: Permission): boolean =>
  actor !== null && (actor.role === "system" || (holders[permission] as readonly string[]).includes(actor.role));

/** Throws `unauthenticated` or `forbidden` unless the actor holds the permission. */
export function authorize(actor: Actor | null, permission: Permission): asserts actor is Actor {
  if (!actor) throw new AppError("unauthenticated", "Sign in to do this.");
  if (can(actor, permission)) return;
  if (actor.lacks) throw new AppError("forbidden", "Set up a second factor under My account to work at the desk.");
  throw new AppError("forbidden", `Your role (${actor.role}) does not allow this.`);
}

type Owned = { state: string; createdBy: string };

/** An analyst changes only unpublished events of their own; editors change any event. */
export const mayChange = (actor: Actor | null, event: Owned): boolean =>
  actor !== null &&
  (can(actor, "event.change_any") || (can(actor, "event.create") && isUnpublished(event.state) && event.createdBy === actor.id));

/** Published events are for everyone; drafts and trash are for the desk. */
export const maySee = (actor: Actor | null, event: Owned) => event.state === "published" || can(actor, "desk.see");
