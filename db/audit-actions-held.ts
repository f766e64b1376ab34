import "server-only";
import { reader } from "#db/store";

/** Leaps from one action to the next through the index, however many lines bear each. */
const leap = (of: string) => `with recursive held(action) as (
    select (select action from audit where ${of} order by action limit 1)
    union all
    select (select action from audit where ${of} and action > held.action order by action limit 1) from held where action is not null
  ) select action from held where action is not null`;

/** The actions that lines of the audit bear, or those of one person's lines. */
export const actionsHeld = (who: string | null): string[] =>
  (who === null ? reader().prepare(leap("true")).pluck().all() : reader().prepare(leap("actor_id = @who")).pluck().all({ who })).map(
    String,
  );
