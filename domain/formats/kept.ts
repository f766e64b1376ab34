import type { ExportRow } from "#domain/formats/index";

/** An event of an export whose text was made before. */
export type KeptRow = { id: string; kept: string };

/** How a format makes the text of an event once, for every file that it will be in. */
export type Kept = {
  /** What was kept under another number is not used: it changes with the text that an event gets. */
  shape: number;
  /** The event's text, without what depends on the request. Whether what it refers to may be shown is asked when it is read. */
  textOf(row: ExportRow): string;
};

/** FNV-1a over what decides of the text of any event, 32 bits. */
export function shapeOf(parts: readonly string[]): number {
  let hash = 0x811c9dc5 | 0;
  for (const character of parts.join("\n")) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 0x01000193);
  return hash;
}
