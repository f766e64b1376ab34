import type { Route } from "next";
import { type AuditFilter, formatAuditFilter } from "#domain/audit-filter";

/** The page of a filter, from the newest line or from before one. */
export const auditHref = (filter: AuditFilter, before?: number): Route => `/admin/audit${formatAuditFilter(filter, before)}` as Route;
