import type { ReactNode } from "react";
import type { Status } from "#db/status";
import { bytesInWords, isLow } from "#domain/backup";
import { momentWords } from "#ui/words";

/** Storage, versions and the head of the audit. */
export function Facts({ status: { storage, versions, audit } }: { status: Status }) {
  const { database, journal, data, backups } = storage;
  return (
    <aside aria-label="Storage, versions and audit" className="grid content-start gap-7 text-[13px]">
      <Group title="Storage">
        <Fact name="Database">{bytesInWords(database)}</Fact>
        <Fact name="Journal">{bytesInWords(journal)}</Fact>
        <Fact name="Free for data">
          <Free free={data.free} database={database} />
        </Fact>
        <Fact name="Free for backups">
          <Free free={backups.free} database={database} />
        </Fact>
      </Group>
      <Group title="Versions">
        <Fact name="Entente">{versions.program}</Fact>
        <Fact name="Schema">{versions.schema}</Fact>
        <Fact name="Node.js">{versions.node}</Fact>
        <Fact name="SQLite">{versions.sqlite}</Fact>
      </Group>
      <div>
        <h2 className="font-sans text-[12px] font-semibold tracking-normal text-ink-3">Last line of the audit</h2>
        {audit ? (
          <>
            <p className="mt-1.5">
              Line {audit.seq}, {momentWords(audit.at)}
            </p>
            <p className="mt-1 font-mono text-[11.5px] wrap-anywhere text-ink-2">{audit.hash}</p>
            <p className="hint mt-1.5">Noted elsewhere, this hash shows whether any earlier line was changed since.</p>
          </>
        ) : (
          <p className="mt-1.5 text-ink-2">The audit is empty.</p>
        )}
      </div>
    </aside>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h2 className="font-sans text-[12px] font-semibold tracking-normal text-ink-3">{title}</h2>
    <dl className="mt-1.5 grid gap-1.5">{children}</dl>
  </div>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4">
    <dt className="text-ink-2">{name}</dt>
    <dd className="num text-right">{children}</dd>
  </div>
);

function Free({ free, database }: { free: number | null; database: number }) {
  if (free === null) return <>not known</>;
  if (!isLow(free, database)) return <>{bytesInWords(free)}</>;
  return <span className="chip bg-danger-weak text-danger">{bytesInWords(free)}: make room</span>;
}
