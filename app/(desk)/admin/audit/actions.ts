"use server";

import { redirect } from "next/navigation";
import { checkAudit } from "#db/audit-verify";
import { parseAuditFilter } from "#domain/audit-filter";
import { problemOf } from "#lib/action";
import { currentActor, requireOrigin } from "#lib/session";
import { auditHref } from "./href";

/** Walks the whole chain and returns to the lines that were shown; a refusal is told by its code alone. */
export async function verifyChain(form: FormData) {
  await requireOrigin();
  const { filter } = parseAuditFilter(new URLSearchParams(String(form.get("filter") ?? "").slice(0, 2_000)));
  const problem = await problemOf(async () => checkAudit(await currentActor()));
  redirect(problem ? `/admin/audit?problem=${problem}` : auditHref(filter));
}
