import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type EventView, getEventView } from "#db/events";
import { AppError } from "#domain/errors";
import { readingActor } from "#lib/page-actor";

export const isId = (text: string) => /^[a-z0-9][a-z0-9._-]{0,119}$/i.test(text);

/** The event of this address and who reads it, once a request; anything that is not an event the reader may see is not found. */
export const readEvent = cache(async (id: string) => {
  if (!isId(id)) notFound();
  const actor = await readingActor(`/events/${id}`);
  try {
    return { actor, view: (await getEventView(actor, id)) satisfies EventView };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
