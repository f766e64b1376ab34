import type { Metadata } from "next";
import { listAudit, listAuditPeople } from "#db/audit-log";
import { auditStanding } from "#db/audit-verify";
import { nameOfUser } from "#db/user-names";
import { auditFilterWords, formatAuditFilter, parseAuditFilter, parseBefore } from "#domain/audit-filter";
import { permittedActor } from "#lib/page-actor";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { one, queryText, type SearchParams } from "../../../(site)/_timeline/search-params";
import { Chain } from "./chain";
import { Filters } from "./filters";
import { auditHref } from "./href";
import { Lines } from "./lines";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const given = await searchParams;
  const actor = await permittedActor(`/admin/audit${queryText(given)}`, "audit.see");
  const { filter, ignored } = parseAuditFilter(given);
  const before = parseBefore(one(given.before));
  const { lines, older } = await listAudit(actor, filter, before);
  const people = await listAuditPeople(actor);
  const name = filter.who ? await nameOfUser(filter.who) : "";
  const words = auditFilterWords(filter, () => name);
  return (
    <div className="mx-auto max-w-[1280px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1>Audit</h1>
          <p className="mt-2 text-ink-2">
            Every change, sign-in, refusal, export and setting, newest first. No line is ever changed or taken out.
          </p>
        </div>
        <a href={`/admin/audit.csv${formatAuditFilter(filter)}`} download className="btn no-print">
          <Icon name="download" />
          CSV
        </a>
      </div>
      <Chain standing={await auditStanding(actor)} filter={filter} problem={one(given.problem)} />
      {ignored.length > 0 && <Ignored lines={ignored} />}
      <Filters filter={filter} people={people} who={name} />
      <p role="status" className="mt-6 mb-1.5 font-semibold">
        {lines.length === 0 ? "No line" : `Lines ${lines.at(-1)?.seq} to ${lines[0]?.seq}`}
        {words.length > 0 && <span className="font-normal text-ink-2"> · {words.join(", ")}</span>}
      </p>
      {lines.length === 0 ? <Empty /> : <Lines lines={lines} />}
      <nav aria-label="Windows" className="no-print mt-5 flex flex-wrap gap-2">
        {older !== null && (
          <Link href={auditHref(filter, older)} className="btn">
            Show older
          </Link>
        )}
        {before !== null && (
          <Link href={auditHref(filter)} className="btn">
            Back to the newest
          </Link>
        )}
      </nav>
    </div>
  );
}

const Ignored = ({ lines }: { lines: string[] }) => (
  <div role="status" className="mt-5 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
    <p className="font-medium">Part of this address was not understood and is left out.</p>
    <ul className="mt-1 text-[13px]">
      {lines.slice(0, 8).map((line) => (
        <li key={line} dir="auto" className="wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  </div>
);

const Empty = () => (
  <div className="rounded-xl border border-dashed border-line-2 px-6 py-8">
    <h2 className="text-[18px]">No line matches</h2>
    <p className="mt-1.5 text-ink-2">
      Nothing on record fits these filters.{" "}
      <Link href="/admin/audit" className="link">
        Show the whole audit
      </Link>
    </p>
  </div>
);
