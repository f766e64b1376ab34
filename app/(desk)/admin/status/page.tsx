import type { Metadata } from "next";
import { readStatus } from "#db/status";
import { permittedActor } from "#lib/page-actor";
import { Backups, Kept } from "./backups";
import { Facts } from "./facts";
import { Jobs } from "./jobs";

export const metadata: Metadata = { title: "Status" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const done: Record<string, string> = {
  made: "A backup was made and verified.",
  started: "A backup is being made. Reload this page to see how it went.",
};

const problems: Record<string, string> = {
  unauthenticated: "No backup was made. Sign in first.",
  forbidden: "No backup was made: your role does not allow this.",
  conflict: "A backup is being made already. Reload this page to see how it went.",
  storage_full: "No backup was made: there is no room for it. The reason stands under “Regular work”.",
  failed: "No backup was made. The reason stands under “Regular work”.",
};

const wordsFor = (words: Record<string, string>, code: unknown) =>
  typeof code === "string" && Object.hasOwn(words, code) ? words[code] : null;

export default async function StatusPage({ searchParams }: Props) {
  const status = await readStatus(await permittedActor("/admin/status", "status.see"));
  const said = await searchParams;
  const bad = wordsFor(problems, said.problem);
  const good = wordsFor(done, said.done);
  return (
    <div className="mx-auto grid max-w-[1180px] gap-x-14 gap-y-8 px-3.5 pt-10 pb-16 min-[760px]:px-7 min-[900px]:grid-cols-[minmax(0,1fr)_300px]">
      <div className="min-[900px]:col-span-2">
        <h1>Status</h1>
        <p className="mt-2 text-ink-2">How the program and its backups are doing. Only administrators see this. Times are UTC.</p>
        {(bad || good) && (
          <p
            role={bad ? "alert" : "status"}
            className={`mt-5 rounded-lg px-4 py-2.5 font-medium ${bad ? "bg-danger-weak text-danger" : "bg-ok-weak text-ok"}`}
          >
            {bad ?? good}
          </p>
        )}
      </div>
      <div className="min-w-0">
        <Backups status={status} />
        <Jobs status={status} />
        <Kept backups={status.backups.all} />
      </div>
      <Facts status={status} />
    </div>
  );
}
