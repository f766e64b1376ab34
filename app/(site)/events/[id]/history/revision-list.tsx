import type { HistoryLine } from "#db/history";
import { eventStates } from "#domain/review";
import { Link } from "#ui/link";
import { dayOf, termOf } from "#ui/words";

/** `1 Mar 2026, 14:20 UTC`. */
export const momentWords = (moment: string) => `${dayOf(moment)}, ${moment.slice(11, 16)} UTC`;

type Props = { id: string; lines: HistoryLine[]; from: number | null; to: number | null };

/** Every revision with a choice of which two to compare. A plain form: its answer is an address. */
export function RevisionList({ id, lines, from, to }: Props) {
  const choose = lines.length > 1;
  return (
    <section aria-labelledby="revisions" className="mt-9">
      <form action={`/events/${id}/history`}>
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="revisions">Revisions</h2>
          {choose && (
            <button type="submit" className="btn btn-small no-print ml-auto">
              Compare the chosen two
            </button>
          )}
        </div>
        <ol reversed className="mt-3">
          {lines.map((line) => (
            <li key={line.revision} data-row className="flex items-start gap-4 border-t border-line py-3">
              {choose && (
                <span className="no-print flex gap-3 pt-[3px]">
                  <Choice name="a" label="From" revision={line.revision} chosen={from} />
                  <Choice name="b" label="To" revision={line.revision} chosen={to} />
                </span>
              )}
              <Line id={id} line={line} />
            </li>
          ))}
        </ol>
      </form>
    </section>
  );
}

const Choice = ({ name, label, revision, chosen }: { name: string; label: string; revision: number; chosen: number | null }) => (
  <label className="flex items-center gap-1.5 text-[12.5px] text-ink-3">
    <input type="radio" name={name} value={revision} defaultChecked={revision === chosen} aria-label={`${label} revision ${revision}`} />
    <span aria-hidden="true">{label}</span>
  </label>
);

function Line({ id, line: { revision, at, what, by, writtenBy, reason, via, state } }: { id: string; line: HistoryLine }) {
  const through = [`by ${by}`, writtenBy && `written by ${writtenBy}`, via && `through ${via}`].filter(Boolean).join(", ");
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-[550]">
          <span className="num">{revision}</span>. {what}
        </span>
        {state && <span className="chip">{termOf(eventStates, state)}</span>}
        <Link href={`/events/${id}/history?at=${revision}`} className="link no-print ml-auto inline-flex min-h-6 items-center text-[13px]">
          Open<span className="sr-only"> revision {revision}</span>
        </Link>
      </p>
      <p dir="auto" className="text-[12.5px] text-ink-3">
        <span className="num">{momentWords(at)}</span>, {through}
      </p>
      {reason && (
        <p dir="auto" className="mt-1 text-[13px] text-ink-2">
          “{reason}”
        </p>
      )}
    </div>
  );
}
