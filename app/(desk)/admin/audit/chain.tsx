import type { Standing } from "#db/audit-verify";
import { type AuditFilter, formatAuditFilter } from "#domain/audit-filter";
import { Submit } from "#ui/submit";
import { momentWords } from "#ui/words";
import { verifyChain } from "./actions";

type Props = { standing: Standing; filter: AuditFilter; problem: string | undefined };

/** Whether the lines are as they were written: what the last walk found, what has followed since, and a walk to ask for. */
export function Chain({ standing, filter, problem }: Props) {
  const { bad, words } = saidOf(standing);
  return (
    <div
      className={`mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg px-4 py-2.5 ${bad ? "bg-danger-weak text-danger" : "bg-sunken"}`}
    >
      <div className="min-w-0 flex-1 basis-[320px]">
        <p role={bad ? "alert" : "status"}>{words}</p>
        {problem && (
          <p role="alert" className="hint-bad">
            The chain was not verified. Try again; if it happens again, run npm run audit:verify on the server.
          </p>
        )}
      </div>
      <form action={verifyChain} className="no-print">
        <input type="hidden" name="filter" value={formatAuditFilter(filter).slice(1)} />
        <Submit className="btn btn-small">Verify every line</Submit>
      </form>
    </div>
  );
}

const count = (n: number) => n.toLocaleString("en");

function saidOf({ last, since, pending }: Standing): { bad: boolean; words: string } {
  if (last && !last.verdict.ok) {
    const { seq, problem } = last.verdict;
    return {
      bad: true,
      words: `Chain: broken. Line ${count(seq)} ${problem}, found at ${momentWords(last.at)} UTC. Compare with a backup from before.`,
    };
  }
  if (since && !since.ok)
    return { bad: true, words: `Chain: broken. Line ${count(since.seq)} ${since.problem}. Compare with a backup from before.` };
  if (!last?.verdict.ok)
    return { bad: false, words: since ? "Chain: every line follows from the one before it." : "Chain: not verified yet." };
  const upTo = `Chain: verified up to line ${count(last.verdict.head.seq)} at ${momentWords(last.at)} UTC`;
  if (pending === 0) return { bad: false, words: `${upTo}.` };
  const lines = pending === 1 ? "the line" : `the ${count(pending)} lines`;
  if (!since) return { bad: false, words: `${upTo}; ${lines} since then are not verified yet.` };
  return { bad: false, words: `${upTo}; ${lines} since then ${pending === 1 ? "follows" : "follow"} from it.` };
}
