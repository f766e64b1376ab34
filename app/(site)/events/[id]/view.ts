import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type EventView, getEventView } from "#db/events";
import { findMergedInto } from "#db/merged";
import { AppError } from "#domain/errors";
import { readingActor } from "#lib/page-actor";

export const isId = (text: string) => /^[a-z0-9][a-z0-9._-]{0,119}$/i.test(text);

/**
 * The event of this address and who reads it, once a request. A merged one leads to where it went; what is not an event that the
 * reader may see is not found.
 */
export const readEvent = cache(async (id: string) => {
  if (!isId(id)) notFound();
  const actor = await readingActor(`/events/${id}`);
  // A merge can be taken back: the way on is no permanent one.
  const now = await findMergedInto(actor, id);
  if (now) redirect(`/events/${now}` as Route);
  try {
    return { actor, view: (await getEventView(actor, id)) satisfies EventView };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
