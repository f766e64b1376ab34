import "server-only";
import { auditHead, checkAudit, formatHead } from "#db/audit-verify";
import { system } from "#domain/access";

const day = 24 * 60 * 60 * 1000;

/** Writes the head of the audit to the server's output: kept with its log, it shows later whether the lines up to it are the same. */
export async function announceAuditHead() {
  const head = await auditHead();
  console.log(JSON.stringify({ level: "info", message: "Head of the audit", line: head.seq, head: formatHead(head) }));
}

/** Verifies the whole chain, tells what is broken, and announces its head. */
export async function inspectAudit() {
  const verdict = await checkAudit(system);
  if (!verdict.ok)
    console.error(
      JSON.stringify({ level: "error", message: `The audit is broken: line ${verdict.seq} ${verdict.problem}`, line: verdict.seq }),
    );
  await announceAuditHead();
}

/** Announces the head now, and inspects the audit once a day for as long as the process runs. */
export async function watchAudit() {
  const shared = globalThis as { ententeAuditWatch?: NodeJS.Timeout };
  await announceAuditHead();
  const inspect = () =>
    inspectAudit().catch((error: unknown) =>
      console.error(JSON.stringify({ level: "error", message: `The audit could not be inspected: ${String(error)}` })),
    );
  shared.ententeAuditWatch ??= setInterval(inspect, day).unref();
}
