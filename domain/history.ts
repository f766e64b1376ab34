import { type EventInput, event } from "#domain/event";
import type { Field } from "#domain/field";
import { moves } from "#domain/review";

const moved = Object.fromEntries(Object.entries(moves).map(([move, { past }]) => [move, past.charAt(0).toUpperCase() + past.slice(1)]));

/** What each action did to an event, in words. A new one is one line; a move is known by what it says of itself. */
const actions: Readonly<Record<string, string>> = {
  ...moved,
  create: "Created",
  update: "Changed",
  restore_revision: "An earlier revision restored",
  merge: "Another record merged into it",
  merge_away: "Merged into another",
  unmerge: "A merge taken back",
  relink: "Made part of another whole",
};

/** An action in words; one of another version of the program is its own word. */
export const actionWords = (action: string) =>
  Object.hasOwn(actions, action) ? (actions[action] as string) : action.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

/** A value of long ago with the fields that it did not have yet, empty, and without those that are no more. */
export const completed = (value: Partial<EventInput>): EventInput =>
  Object.fromEntries(
    event.names.map((name) => {
      const { kind }: Field = event.fields[name];
      return [name, value[name] ?? (kind === "rows" || kind === "choices" ? [] : null)];
    }),
  ) as EventInput;

/** The revision of a typed number among those there are, or null. */
export const revisionOf = <R extends { revision: number }>(list: readonly R[], typed: string | undefined): R | null =>
  /^[1-9]\d{0,8}$/.test(typed ?? "") ? (list.find(({ revision }) => revision === Number(typed)) ?? null) : null;

/** Which two revisions to compare: those asked for, the earlier first, else the last against the one before; what is no good is named. */
export function chooseTwo<R extends { revision: number }>(list: readonly R[], a: string | undefined, b: string | undefined) {
  const ignored = [a, b].filter((typed): typed is string => typed !== undefined && revisionOf(list, typed) === null);
  const newest = list[0] ?? null;
  const later = revisionOf(list, b) ?? newest;
  const before = later && (list.find(({ revision }) => revision < later.revision) ?? null);
  const earlier = revisionOf(list, a) ?? before;
  const turned = earlier && later && earlier.revision > later.revision;
  return { earlier: turned ? later : earlier, later: turned ? earlier : later, ignored };
}
