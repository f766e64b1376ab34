import type { AuditView } from "#db/audit-log";
import { type AuditEntity, actionWords, detailWords, entityWords, isRefused } from "#domain/audit-actions";
import { emptyAuditFilter } from "#domain/audit-filter";
import { Link } from "#ui/link";
import { momentWords } from "#ui/words";
import { auditHref } from "./href";

const heads = ["Line", "When (UTC)", "Who", "What", "On", "Detail"];
const cell = "py-2 pr-4 align-baseline";

export function Lines({ lines }: { lines: AuditView[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label="Lines of the audit" className="relative overflow-x-auto border-y border-line print:overflow-visible">
      <table className="w-full min-w-[940px] border-collapse text-[13px] print:min-w-0">
        <thead>
          <tr className="border-b border-line-2 text-left text-[12px] text-ink-3">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-2 pr-4 font-semibold">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.seq} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Row = ({ line }: { line: AuditView }) => (
  <tr data-row id={`line-${line.seq}`} className="border-b border-line last:border-0 hover:bg-sunken">
    <td className={`num text-ink-3 ${cell}`}>{line.seq}</td>
    <td className={`num whitespace-nowrap ${cell}`}>
      <time dateTime={line.at}>{momentWords(line.at)}</time>
    </td>
    <td dir="auto" className={`min-w-[110px] wrap-anywhere ${cell}`}>
      {line.by}
    </td>
    <td className={`min-w-[160px] ${isRefused(line.action) ? "text-danger" : ""} ${cell}`} title={line.action}>
      {actionWords(line.action)}
    </td>
    <td className={`w-[34%] min-w-[220px] ${cell}`}>
      <About line={line} />
    </td>
    <td dir="auto" className={`wrap-anywhere text-ink-2 py-2 align-baseline`}>
      {detailWords(line.detail).join(" · ")}
    </td>
  </tr>
);

/** What a line is about, and the way to all lines about it. */
function About({ line: { entity, entityId, title } }: { line: AuditView }) {
  const words = title ?? entityId;
  return (
    <div className="flex flex-wrap items-baseline gap-x-2.5">
      {entity === "event" && title !== null ? (
        <Link href={`/events/${entityId}`} dir="auto" className="wrap-anywhere font-[550] decoration-1 underline-offset-3 hover:underline">
          {words}
        </Link>
      ) : (
        <span dir="auto" className="wrap-anywhere">
          {words}
        </span>
      )}
      {entityId && (
        <Link
          href={auditHref({ ...emptyAuditFilter(), entity: entity as AuditEntity, id: entityId })}
          aria-label={`${entityWords(entity)}: all audit lines for ${words}`}
          className="link link-alone inline-flex min-h-6 items-center text-[12px] hover:underline"
        >
          {entityWords(entity)}
        </Link>
      )}
    </div>
  );
}
