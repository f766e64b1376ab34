import type { Backup } from "#db/backup-folder";
import type { Status } from "#db/status";
import { ageWords } from "#domain/age";
import { backupKinds, bytesInWords } from "#domain/backup";
import { Icon } from "#ui/icon";
import { Submit } from "#ui/submit";
import { momentWords } from "#ui/words";
import { backUpNow } from "./actions";

const looks = {
  fresh: { box: "bg-ok-weak text-ok", icon: "check" },
  late: { box: "bg-danger-weak text-danger", icon: "alert" },
  none: { box: "bg-danger-weak text-danger", icon: "alert" },
} as const;

export function Backups({ status: { backups, now } }: { status: Status }) {
  const { box, icon } = looks[backups.state];
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">Backups</h2>
      <div className={`mt-3 flex flex-wrap items-center gap-x-4 gap-y-2.5 rounded-lg px-4 py-2.5 ${box}`}>
        <Icon name={icon} size={18} />
        <p className="min-w-0 flex-1 basis-56">{standing(backups, now)}</p>
        <form action={backUpNow}>
          <Submit className="btn btn-small">Back up now</Submit>
        </form>
      </div>
      <p className="hint mt-2.5 wrap-anywhere">
        {backups.scheduled
          ? "Made by itself every 24 hours while the server runs; kept of the last 7 days, 4 weeks and 6 months."
          : "Not made by itself: ENTENTE_BACKUP is off."}{" "}
        In {backups.folder}. Copy that folder to another machine: a disk that fails takes both with it.
      </p>
    </section>
  );
}

function standing({ state, newest }: Status["backups"], now: string) {
  if (!newest)
    return (
      <>
        <b className="font-semibold">There is no verified backup.</b> What is on record exists once.
      </>
    );
  return (
    <>
      <b className="font-semibold">{state === "late" ? "The last verified backup is older than two days." : "Verified."}</b> Made{" "}
      <time dateTime={newest.manifest.madeAt}>{ageWords(newest.manifest.madeAt, now)}</time>, opened and checked,{" "}
      {bytesInWords(newest.manifest.bytes)}.
    </>
  );
}

/** Those that are kept, each by the name that `npm run restore` takes. */
export function Kept({ backups }: { backups: Backup[] }) {
  if (backups.length === 0) return null;
  return (
    <section aria-labelledby="kept" className="mt-9">
      <h2 id="kept">Kept backups</h2>
      <ul aria-label="Verified backups, newest first" className="mt-3">
        {backups.map(({ name, manifest }) => (
          <li key={name} data-row className="grid gap-x-5 border-t border-line py-2.5 min-[620px]:grid-cols-[190px_minmax(0,1fr)]">
            <time dateTime={manifest.madeAt} className="num font-[550]">
              {momentWords(manifest.madeAt)}
            </time>
            <div className="min-w-0">
              <p>
                {backupKinds[manifest.kind]}, {bytesInWords(manifest.bytes)}, {manifest.counts.events ?? 0} events
                <span className="text-ink-3"> · schema {manifest.schema.version}</span>
              </p>
              <p className="text-[12.5px] text-ink-3 wrap-anywhere">{name}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
