import { type AuditEntity, actionWords, auditActions, auditEntities, auditFamilies, entityWords, refused } from "#domain/audit-actions";
import { boundsOf, formatDate, parseDate } from "#domain/date";
import type { Params } from "#domain/filter";

/** Which lines of the audit: `null` is no filter. `action` is an action, a family or `refused`; `from` and `to` are EDTF. */
export type AuditFilter = {
  who: string | null;
  action: string | null;
  entity: AuditEntity | null;
  id: string | null;
  from: string | null;
  to: string | null;
};

type Read<T> = (text: string) => T | { wrong: string };
type Codec<T> = { label: string; read: Read<T>; words(value: T, nameOf: (id: string) => string): string };

const day = (label: string): Codec<string> => ({
  label,
  read(text) {
    const read = parseDate(text);
    return read.ok ? read.edtf : { wrong: `is not a date. ${read.message.replace(/^“.*?” is not a date\. /, "")}` };
  },
  words: (value) => `${label.toLowerCase()} ${formatDate(value, "short")}`,
});

const isIdLike = (text: string) => /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,199}$/u.test(text);

/** Every filter of the audit, in the order it has in the URL. */
export const auditFilters: { [K in keyof AuditFilter]: Codec<NonNullable<AuditFilter[K]>> } = {
  who: {
    label: "Who",
    read: (text) => (isIdLike(text) ? text : { wrong: "is not an account" }),
    words: (id, nameOf) => `by ${nameOf(id)}`,
  },
  action: {
    label: "Action",
    read: (text) =>
      text === refused || Object.hasOwn(auditFamilies, text) || Object.hasOwn(auditActions, text) ? text : { wrong: "is not an action" },
    words: (action) =>
      action === refused
        ? "refused"
        : Object.hasOwn(auditFamilies, action)
          ? auditFamilies[action as keyof typeof auditFamilies]
          : actionWords(action),
  },
  entity: {
    label: "On",
    read: (text) => (Object.hasOwn(auditEntities, text) ? (text as AuditEntity) : { wrong: "is nothing that the audit is about" }),
    words: (entity) => entityWords(entity),
  },
  id: { label: "Id", read: (text) => (isIdLike(text) ? text : { wrong: "is not an id" }), words: (id) => id },
  from: day("From"),
  to: day("To"),
};

export const auditFilterNames = Object.keys(auditFilters) as (keyof AuditFilter)[];
const ofThePage = new Set(["before", "problem"]);

export const emptyAuditFilter = (): AuditFilter => ({ who: null, action: null, entity: null, id: null, from: null, to: null });

const lastOf = (params: Params, name: string): string =>
  ((params instanceof URLSearchParams ? params.getAll(name) : [(Object.hasOwn(params, name) && params[name]) || []].flat()).at(-1) ?? "")
    .trim()
    .slice(0, 300);

/** Reads a filter from a URL. What cannot be read is left out and said in `ignored`, in words for the page. */
export function parseAuditFilter(params: Params): { filter: AuditFilter; ignored: string[] } {
  const ignored: string[] = [];
  const filter = emptyAuditFilter();
  for (const name of auditFilterNames) {
    const text = lastOf(params, name);
    if (text === "") continue;
    const value = auditFilters[name].read(text);
    if (typeof value === "string") filter[name] = value as never;
    else ignored.push(`${auditFilters[name].label}: “${text.slice(0, 60)}” ${value.wrong}`);
  }
  for (const name of new Set(params instanceof URLSearchParams ? params.keys() : Object.keys(params)))
    if (!Object.hasOwn(auditFilters, name) && !ofThePage.has(name)) ignored.push(`“${name.slice(0, 60)}” is not a filter`);
  if (filter.from && filter.to && boundsOf(filter.to).ends < boundsOf(filter.from).starts) {
    ignored.push(`Period: it ends (${formatDate(filter.to, "short")}) before it starts (${formatDate(filter.from, "short")})`);
    filter.from = filter.to = null;
  }
  return { filter, ignored };
}

/** The one canonical query of a filter, with its question mark; "" where there is none. */
export function formatAuditFilter(filter: AuditFilter, before?: number): string {
  const params = new URLSearchParams(auditFilterNames.flatMap((name): [string, string][] => (filter[name] ? [[name, filter[name]]] : [])));
  if (before !== undefined) params.set("before", String(before));
  const text = params.toString();
  return text && `?${text}`;
}

/** A filter in words, one phrase a filter that is set. */
export const auditFilterWords = (filter: AuditFilter, nameOf: (id: string) => string): string[] =>
  auditFilterNames.flatMap((name) => {
    const value = filter[name];
    return value === null ? [] : [(auditFilters[name] as Codec<string>).words(value, nameOf)];
  });

/** The line before which a window begins: the number of its cursor, or null for the newest. */
export const parseBefore = (text: string | undefined): number | null => (/^[1-9]\d{0,14}$/.test(text ?? "") ? Number(text) : null);
