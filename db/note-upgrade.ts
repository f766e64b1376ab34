import "server-only";
import { chainHash } from "#db/audit";
import { programVersion } from "#db/program";
import type { Raw } from "#db/store";
import { system } from "#domain/access";
import type { KnownAction } from "#domain/audit-actions";

type Last = { seq: number; hash: string };

/** Notes an upgrade in the audit, within the change that it is: from how many migrations to how many, and by which version. */
export function noteUpgrade(raw: Raw, from: number, to: number) {
  const { seq, hash } = (raw.prepare("select seq, hash from audit order by seq desc limit 1").get() ?? { seq: 0, hash: "" }) as Last;
  const action: KnownAction = "record.upgrade";
  const line = {
    seq: seq + 1,
    at: new Date().toISOString(),
    actorId: system.id,
    action,
    entity: "record",
    entityId: "schema",
    detail: JSON.stringify({ from: `schema ${from}`, to: `schema ${to}`, version: programVersion() }),
    previous: hash,
  };
  raw
    .prepare(
      "insert into audit (seq, at, actor_id, action, entity, entity_id, detail, previous, hash) values (@seq, @at, @actorId, @action, @entity, @entityId, @detail, @previous, @hash)",
    )
    .run({ ...line, hash: chainHash(line) });
}
