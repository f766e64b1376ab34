import type { Job } from "#db/jobs";
import type { Status } from "#db/status";
import { ageWords } from "#domain/age";
import { termOf } from "#ui/words";

const names = { backup: "Backup", audit: "Audit, every line verified", lines: "Lines of the CSV file" };

/** Regular work in words: what it is called and how it went the last time. */
export function Jobs({ status: { jobs, now, backups } }: { status: Status }) {
  return (
    <section aria-labelledby="jobs" className="mt-9">
      <h2 id="jobs">Regular work</h2>
      {jobs.length === 0 ? (
        <p className="mt-2 text-ink-2">
          Nothing has run yet.{backups.scheduled && " The first look is a minute after the server started."}
        </p>
      ) : (
        <ul className="mt-3">
          {jobs.map((job) => (
            <li key={job.name} data-row className="grid gap-x-5 border-t border-line py-2.5 min-[620px]:grid-cols-[190px_minmax(0,1fr)]">
              <p className="flex items-start gap-2.5 font-[550]">
                {termOf(names, job.name)}
                <State job={job} />
              </p>
              <div className="min-w-0">
                <p className="text-ink-3">
                  <time dateTime={job.startedAt}>{ageWords(job.startedAt, now)}</time>
                </p>
                {job.message && <p className={`wrap-anywhere ${job.ok === false ? "text-danger" : ""}`}>{job.message}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function State({ job: { ok, endedAt } }: { job: Job }) {
  if (ok) return <span className="chip bg-ok-weak text-ok">done</span>;
  if (ok === false) return <span className="chip bg-danger-weak text-danger">failed</span>;
  return endedAt ? <span className="chip chip-warn">interrupted</span> : <span className="chip">running</span>;
}
