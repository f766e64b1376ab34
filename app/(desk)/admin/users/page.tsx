import type { Metadata } from "next";
import { inviteDays, listInvites } from "#db/invites";
import { secondFactorRequired } from "#db/second-factor";
import { listUsers } from "#db/users";
import { permittedActor } from "#lib/page-actor";
import { Outcome } from "#ui/outcome";
import { Accounts } from "./accounts";
import { InviteForm } from "./invite-form";
import { OpenInvites } from "./open-invites";

export const metadata: Metadata = { title: "Users" };

const done: Record<string, (name: string) => string> = {
  role: (name) => `${name} has the new role from their next page on.`,
  disabled: (name) => `${name} is disabled. Their sessions have ended, and the links they made are withdrawn.`,
  enabled: (name) => `${name} can sign in again.`,
  sessions: (name) => `All sessions of ${name} have ended.`,
  factor: (name) => `The second factor of ${name} is off, and their sessions have ended.`,
  withdrawn: () => "The invitation is withdrawn. Its link opens nothing now.",
};

const problems: Record<string, string> = {
  conflict: "Nothing was changed. At least one admin is needed.",
  not_found: "Nothing was changed: this was done already, or there is no such account.",
  invalid: "Nothing was changed: the form was sent with something that it does not offer.",
  forbidden: "Nothing was changed: your role does not allow this.",
  unauthenticated: "Nothing was changed: your session has ended.",
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
};

const own = <T,>(words: Record<string, T>, code: string | string[] | undefined): T | null =>
  typeof code === "string" && Object.hasOwn(words, code) ? (words[code] ?? null) : null;

export default async function UsersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await permittedActor("/admin/users", "user.manage");
  const now = new Date().toISOString();
  const [users, invites, said] = [await listUsers(actor), await listInvites(actor), await searchParams];
  const name = users.find(({ username }) => username === said.who)?.name ?? "The account";
  return (
    <div className="mx-auto max-w-[1180px] px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>Users</h1>
        <a href="#invite" className="btn">
          Invite someone
        </a>
      </div>
      <p className="mt-2 text-ink-2">
        Who has an account and what they may do.{" "}
        {secondFactorRequired()
          ? "Editors and admins act as readers until they have set up a second factor."
          : "A second factor is up to each of them."}
      </p>
      <Outcome done={own(done, said.done)?.(name)} problem={own(problems, said.problem)} />
      <section aria-labelledby="accounts" className="mt-8">
        <h2 id="accounts">Accounts</h2>
        <Accounts users={users} own={actor.id} required={secondFactorRequired()} now={now} />
      </section>
      <section aria-labelledby="invite" className="mt-10 max-w-[720px]">
        <h2 id="invite">Invite someone</h2>
        <p className="mt-1.5 mb-4 text-ink-2">
          You get a link for one account, to send as you like. It works once, within {inviteDays} days; they choose their user name and
          password.
        </p>
        <InviteForm />
        <OpenInvites invites={invites} now={now} />
      </section>
    </div>
  );
}
