import type { Route } from "next";
import { type Actor, can, type Permission } from "#domain/access";

export type Section = { href: Route; label: string; also?: readonly string[] };

/** The pages of the navigation and who finds them there, in their order. A new one is one line. */
const main: (Section & { needs?: Permission })[] = [
  { href: "/timeline", label: "Timeline", also: ["/pairs"] },
  { href: "/review", label: "Review", needs: "desk.see" },
  { href: "/drafts", label: "Drafts", needs: "desk.see" },
  { href: "/trash", label: "Trash", needs: "desk.see" },
];

/** The pages in the menu of one's account. */
const account: (Section & { needs?: Permission })[] = [
  { href: "/account", label: "My account" },
  { href: "/admin/users", label: "Users", needs: "user.manage" },
  { href: "/admin/audit", label: "Audit", needs: "audit.see" },
  { href: "/admin/status", label: "Status", needs: "status.see" },
];

const forActor = (sections: (Section & { needs?: Permission })[], actor: Actor | null): Section[] =>
  sections.filter(({ needs }) => !needs || can(actor, needs)).map(({ needs: _, ...section }) => section);

export const mainSections = (actor: Actor | null) => forActor(main, actor);
export const accountSections = (actor: Actor | null) => (actor ? forActor(account, actor) : []);
