import "server-only";
import { type Db, reader } from "#db/store";

const bump = `insert into meta (name, value) values ('timeline_version', '1')
  on conflict (name) do update set value = cast(value as integer) + 1`;

/** Marks that a timeline changed, in the transaction that changed it. */
export async function bumpTimeline(tx: Db) {
  tx.$client.prepare(bump).run();
}

/** A text that changes whenever a timeline does; caches are kept by it. */
export const timelineVersion = (): string =>
  String(reader().prepare("select value from meta where name = 'timeline_version'").pluck().get() ?? "0");
