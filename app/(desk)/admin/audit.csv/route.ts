import { exportAudit } from "#db/audit-log";
import { auditCsv } from "#domain/audit-csv";
import { parseAuditFilter } from "#domain/audit-filter";
import { bodyOf, handler } from "#lib/http";
import { currentActor } from "#lib/session";

/** /admin/audit.csv?who=…&from=…: the audit page's filter, every line of it. */
export const GET = handler(async (request: Request) => {
  const { filter } = parseAuditFilter(new URL(request.url).searchParams);
  const rows = await exportAudit(await currentActor(), filter);
  const name = `entente-audit-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(bodyOf(auditCsv(rows)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});
