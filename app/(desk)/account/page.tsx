import type { Metadata } from "next";
import { ownAccount } from "#db/accounts";
import { ownSecondFactor } from "#db/own-second-factor";
import { listSessions } from "#db/own-sessions";
import { roles } from "#domain/access";
import { memberActor } from "#lib/page-actor";
import { sessionToken } from "#lib/session";
import { AccountForm } from "#ui/account-form";
import { Outcome } from "#ui/outcome";
import { QrCode } from "#ui/qr-code";
import { nameAction, passwordAction } from "./actions";
import { SecondFactor } from "./second-factor";
import { Sessions } from "./sessions";

export const metadata: Metadata = { title: "My account" };

const done: Record<string, string> = {
  name: "Your name is changed.",
  password: "Your password is changed. Every other session of yours has ended.",
  factor_off: "Your second factor is off.",
  factor_cancelled: "The set-up was cancelled. The secret you saw is worth nothing.",
  session: "The session has ended.",
  sessions: "All other sessions have ended.",
};

const problems: Record<string, string> = {
  not_found: "This session was over already.",
  conflict: "Nothing was changed: your second factor is on already.",
  unauthenticated: "Nothing was changed: your session has ended.",
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
};

const own = (words: Record<string, string>, code: string | string[] | undefined) =>
  typeof code === "string" && Object.hasOwn(words, code) ? words[code] : null;

export default async function AccountPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await memberActor("/account");
  const [user, factor, sessions, said] = [
    await ownAccount(actor),
    await ownSecondFactor(actor),
    await listSessions(actor, (await sessionToken()) ?? ""),
    await searchParams,
  ];
  return (
    <div className="mx-auto grid max-w-[760px] gap-10 px-3.5 pt-10 pb-16 min-[760px]:px-7">
      <div>
        <h1>My account</h1>
        <p className="mt-2 text-ink-2">
          You sign in as <span className="font-medium text-ink">{user.username}</span>. Your role: {roles[user.role].toLowerCase()}.
        </p>
        <Outcome done={own(done, said.done)} problem={own(problems, said.problem)} />
      </div>
      <section aria-labelledby="second-factor">
        <h2 id="second-factor">Second factor</h2>
        <p className="mt-1.5 text-ink-2">
          With a second factor, signing in asks for your password and then for a code that an app on your phone shows.
          {actor.lacks && (
            <strong className="font-[550] text-warn"> Your role asks for one here: until it is on you act as a reader.</strong>
          )}
        </p>
        <SecondFactor
          factor={factor}
          qr={factor.state === "pending" ? <QrCode text={factor.address} label="QR code of the secret" /> : null}
        />
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <p className="mt-1.5 text-ink-2">Where you are signed in. If you do not know one of them, end it and change your password.</p>
        <Sessions sessions={sessions} now={new Date().toISOString()} />
      </section>
      <section aria-labelledby="password">
        <h2 id="password" className="mb-4">
          Password
        </h2>
        <div className="max-w-[420px]">
          <AccountForm
            action={passwordAction}
            button="Change password"
            kind="plain"
            fields={[
              { name: "present", label: "Present password", type: "password", autoComplete: "current-password" },
              {
                name: "password",
                label: "New password",
                type: "password",
                autoComplete: "new-password",
                hint: "Ten characters or more. A few words make a good one. Every other session of yours ends.",
              },
            ]}
          />
        </div>
      </section>
      <section aria-labelledby="name">
        <h2 id="name" className="mb-4">
          Name
        </h2>
        <div className="max-w-[420px]">
          <AccountForm
            action={nameAction}
            button="Change name"
            kind="plain"
            fields={[
              { name: "name", label: "Name", autoComplete: "name", hint: "As colleagues see it beside what you do.", value: user.name },
            ]}
          />
        </div>
      </section>
    </div>
  );
}
