import "server-only";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "#db/migrate";
import type { SignedIn } from "#db/sessions";
import { closeStore, databaseFile } from "#db/store";
import type { Actor } from "#domain/access";
import type { EventInput } from "#domain/event";
import { event } from "#domain/event";

export const editor: Actor = { id: "editor", name: "Edith", role: "editor" };
export const analyst: Actor = { id: "analyst", name: "Ana", role: "analyst" };
export const otherAnalyst: Actor = { id: "other", name: "Otto", role: "analyst" };
export const readerActor: Actor = { id: "reader", name: "Rea", role: "reader" };

/** The token of a sign-in that asked for no code. */
export function tokenOf(signedIn: SignedIn): string {
  if ("token" in signedIn) return signedIn.token;
  throw new Error("The sign-in asked for a code.");
}

let folder: string | undefined;
/** What the migrations made; each further store of a test file begins as a copy of it. */
let made: Buffer | undefined;

/** A new, empty, migrated database in a folder of its own, which becomes the store. */
export function freshStore() {
  dropStore();
  folder = mkdtempSync(path.join(tmpdir(), "entente-"));
  process.env.ENTENTE_DATA = folder;
  if (made) writeFileSync(databaseFile(), made);
  else {
    migrate();
    made = readFileSync(databaseFile());
  }
  return folder;
}

export function dropStore() {
  closeStore();
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** An event from a few texts, the rest being ordinary. */
export function eventOf(text: Record<string, string> = {}): EventInput {
  const read = event.fromText({
    type: "visit",
    title: "Minister visits Rome",
    countries: "IN|visitor; IT|host",
    date: "14–15 April 2025",
    dateBasis: "stated",
    status: "held",
    citations: "https://example.org/a",
    ...text,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}
