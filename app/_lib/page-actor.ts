import "server-only";
import { notFound, redirect } from "next/navigation";
import { type Actor, can, type Permission } from "#domain/access";
import { membersOnly } from "#lib/reading";
import { currentActor } from "#lib/session";

const signIn = (here: string) => redirect(`/sign-in?next=${encodeURIComponent(here)}`);

/** Who reads this page; sends visitors to sign in where reading is for members. */
export async function readingActor(here: string): Promise<Actor | null> {
  const actor = await currentActor();
  return membersOnly() && !actor ? signIn(here) : actor;
}

/**
 * Who works at a page that needs a permission; visitors are sent to sign in, whoever lacks a second factor to set one up, and
 * for those without the permission there is no such page.
 */
export async function permittedActor(here: string, permission: Permission): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) return signIn(here);
  if (can(actor, permission)) return actor;
  return actor.lacks ? redirect("/account") : notFound();
}

/** Who is signed in, whatever their role; visitors are sent to sign in. */
export async function memberActor(here: string): Promise<Actor> {
  return (await currentActor()) ?? signIn(here);
}

/** Who works at this page of the desk. */
export const deskActor = (here: string): Promise<Actor> => permittedActor(here, "desk.see");
