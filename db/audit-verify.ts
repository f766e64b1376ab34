import "server-only";
import { desc, eq } from "drizzle-orm";
import { appendAudit, chainHash, noteDenial } from "#db/audit";
import { runJob } from "#db/jobs";
import { audit, meta } from "#db/schema";
import { db, openReader, type Raw, write } from "#db/store";
import { type Actor, authorize } from "#domain/access";

/** The last line of the audit: whoever keeps it elsewhere can tell later whether the lines up to it are still the same. */
export type AuditHead = { seq: number; hash: string };
/** A head that was kept outside of the file, and where. */
export type KnownHead = AuditHead & { from: string };
export type Verdict = { ok: true; head: AuditHead } | { ok: false; seq: number; problem: string };

const none: AuditHead = { seq: 0, hash: "" };
const chunk = 2_000;

/** The last line as it now stands; line 0 of an audit that has none. */
export async function auditHead(): Promise<AuditHead> {
  const [last] = await db().select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1);
  return last ?? none;
}

export const formatHead = ({ seq, hash }: AuditHead) => `${seq}:${hash}`;

/** Inverse of `formatHead`; null for anything else. */
export function parseHead(text: string): AuditHead | null {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  return match ? { seq: Number(match[1]), hash: match[2] as string } : null;
}

type Row = typeof audit.$inferSelect;

/** A connection's lines after a number, in their order, in chunks that other work runs between. */
async function* linesAfter(raw: Raw, seq: number): AsyncGenerator<Row[]> {
  const read = raw.prepare<[number, number]>(
    `select seq, at, actor_id as actorId, action, entity, entity_id as entityId, detail, previous, hash from audit where seq > ? order by seq limit ?`,
  );
  for (let last = seq; ; ) {
    const rows = read.all(last, chunk) as Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < chunk) return;
    last = rows.at(-1)?.seq ?? last;
    await new Promise((resume) => setImmediate(resume));
  }
}

/** The line before the next one; its hash is null where the chain is entered in its middle. */
type Place = { seq: number; hash: string | null };

/** Why a line cannot stand after the one before it, or null. */
function problemOf({ hash, ...row }: Row, before: Place): { seq: number; problem: string } | null {
  const wanted = before.seq + 1;
  if (row.seq < wanted) return { seq: row.seq, problem: "stands before the first line" };
  if (row.seq > wanted) return { seq: wanted, problem: "is missing" };
  if (hash !== chainHash(row)) return { seq: row.seq, problem: "was changed" };
  if (before.hash !== null && row.previous !== before.hash) return { seq: row.seq, problem: "does not follow from the line before it" };
  return null;
}

type Options = {
  /** Connection to read by; one of its own where absent. */
  raw?: Raw;
  /** A head that was verified before: the walk begins at its line, which must still be the same. */
  since?: KnownHead | undefined;
  /** Heads that were kept elsewhere: lines that must be there, as they were. */
  heads?: readonly KnownHead[];
};

/**
 * Walks the chain from its beginning and names the first line that is not as it was written: changed, missing or out of order.
 * Lines cut off at the end, or a chain made anew, show only against a head that was kept elsewhere.
 */
export async function verifyAudit({ raw, since, heads = [] }: Options = {}): Promise<Verdict> {
  const from = raw ?? openReader();
  const known = since ? [since, ...heads] : heads;
  let before: Place = since ? { seq: since.seq - 1, hash: null } : none;
  try {
    from.exec("begin");
    for await (const rows of linesAfter(from, since ? before.seq : Number.MIN_SAFE_INTEGER)) {
      for (const row of rows) {
        const problem = problemOf(row, before);
        if (problem) return { ok: false, ...problem };
        const head = known.find(({ seq, hash }) => seq === row.seq && hash !== row.hash);
        if (head) return { ok: false, seq: row.seq, problem: `is not the line that was kept in ${head.from}` };
        before = { seq: row.seq, hash: row.hash };
      }
    }
  } finally {
    if (raw) from.exec("commit");
    else from.close();
  }
  const cut = known.filter((head) => head.seq > before.seq).sort((a, b) => a.seq - b.seq)[0];
  if (cut) return { ok: false, seq: before.seq + 1, problem: `is missing, and all after it: ${cut.from} has line ${cut.seq}` };
  return { ok: true, head: { seq: before.seq, hash: before.hash ?? "" } };
}

/** What the last walk over the whole chain found, and when. */
export type LastVerdict = { at: string; verdict: Verdict };
const name = "audit_verified";

export async function lastVerdict(): Promise<LastVerdict | null> {
  const [row] = await db().select().from(meta).where(eq(meta.name, name));
  return row ? (JSON.parse(row.value) as LastVerdict) : null;
}

/** The name of the job that walks the chain. */
export const jobName = "audit";
class BrokenChain extends Error {}

/** Walks the whole chain, keeps what was found, and notes in the audit that it was looked at. Needs `audit.see`. */
export const checkAudit = (actor: Actor | null): Promise<Verdict> =>
  noteDenial(actor, { action: "audit.verify", entity: "record", entityId: "audit" }, () => check(actor));

async function check(actor: Actor | null): Promise<Verdict> {
  authorize(actor, "audit.see");
  let verdict: Verdict | undefined;
  // A broken chain is a failed job, so that the status page says so.
  await runJob(jobName, async () => {
    verdict = await verifyAudit();
    if (!verdict.ok) throw new BrokenChain(`Line ${verdict.seq} ${verdict.problem}.`);
    return { result: verdict, message: `Lines 1 to ${verdict.head.seq} are as they were written.` };
  }).catch((error: unknown) => {
    if (!(error instanceof BrokenChain)) throw error;
  });
  if (!verdict) throw new Error("The audit was not walked.");
  await keep(actor, verdict);
  return verdict;
}

async function keep(actor: Actor, verdict: Verdict) {
  const at = new Date().toISOString();
  const value = JSON.stringify({ at, verdict } satisfies LastVerdict);
  const { ok } = verdict;
  const detail = ok ? { lines: verdict.head.seq, ok } : { line: verdict.seq, problem: verdict.problem, ok };
  await write(async (tx) => {
    await tx.insert(meta).values({ name, value }).onConflictDoUpdate({ target: meta.name, set: { value } });
    await appendAudit(tx, actor, at, { action: "audit.verify", entity: "record", entityId: "audit", detail });
  });
}

/** How many lines written since the last walk are looked at when a page is shown: a tenth of a second's work. */
const lookedAt = 20_000;

/** The last walk over the whole chain, and whether the lines written since follow from it. `pending` are too many to look at now. */
export type Standing = { last: LastVerdict | null; head: AuditHead; since: Verdict | null; pending: number };

/** Needs `audit.see`. */
export async function auditStanding(actor: Actor | null): Promise<Standing> {
  authorize(actor, "audit.see");
  const [last, head] = [await lastVerdict(), await auditHead()];
  const checked = last?.verdict.ok && last.verdict.head.seq > 0 ? { ...last.verdict.head, from: "the last verification" } : undefined;
  const pending = head.seq - (checked?.seq ?? 0);
  const looks = last?.verdict.ok !== false && pending <= lookedAt;
  return { last, head, since: looks ? await verifyAudit({ since: checked }) : null, pending };
}
