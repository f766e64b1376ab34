import "server-only";
import { auditHead, checkAudit, formatHead } from "#db/audit-verify";
import { system } from "#domain/access";

/** Writes the head of the audit to the server's output: kept with its log, it shows later whether the lines up to it are the same. */
export async function announceAuditHead() {
  const head = await auditHead();
  console.log(JSON.stringify({ level: "info", message: "Head of the audit", line: head.seq, head: formatHead(head) }));
}

/** Verifies the whole chain and announces its head: the program's daily look at it. */
export async function inspectAudit() {
  await checkAudit(system);
  await announceAuditHead();
}
