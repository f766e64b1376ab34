import type { Route } from "next";
import { type Actor, can, type Permission } from "#domain/access";

export type Section = { href: Route; label: string };

/** The pages of the navigation and who finds them there, in their order. A new one is one line. */
const main: (Section & { needs?: Permission })[] = [
  { href: "/timeline", label: "Timeline" },
  { href: "/drafts", label: "Drafts", needs: "desk.see" },
  { href: "/trash", label: "Trash", needs: "desk.see" },
];

/** The pages in the menu of one's account. */
const account: (Section & { needs?: Permission })[] = [
  { href: "/account", label: "My account" },
  { href: "/admin/users", label: "Users", needs: "user.manage" },
];

const forActor = (sections: (Section & { needs?: Permission })[], actor: Actor | null): Section[] =>
  sections.filter(({ needs }) => !needs || can(actor, needs)).map(({ href, label }) => ({ href, label }));

export const mainSections = (actor: Actor | null) => forActor(main, actor);
export const accountSections = (actor: Actor | null) => (actor ? forActor(account, actor) : []);
