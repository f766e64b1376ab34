import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findInvite, refusalOf } from "#db/invites";
import { roles } from "#domain/access";
import { suggestUserName } from "#domain/account";
import { AccountForm } from "#ui/account-form";
import { Link } from "#ui/link";
import { dayOf } from "#ui/words";
import { acceptInviteAction } from "../../account-actions";

// The address is a key: it goes into no index and to no other server. A policy of no referrer at all would take the Origin from the form.
export const metadata: Metadata = { title: "Invitation", robots: { index: false }, referrer: "same-origin" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invite = await findInvite(token);
  if (!invite) notFound();
  const refusal = refusalOf(invite.state);
  return (
    <section className="card mx-auto my-[8vh] w-[min(460px,calc(100%-28px))] px-7 py-8 max-[419px]:px-5">
      {refusal ? (
        <>
          <h1>This invitation is no longer open</h1>
          <p className="mt-3 text-[15px] text-ink-2">{refusal}</p>
          <Link href="/sign-in" className="btn btn-primary mt-6">
            Sign in
          </Link>
        </>
      ) : (
        <>
          <h1>Welcome to Entente</h1>
          <p className="mt-3 mb-6 text-[15px] text-ink-2">
            Make your account. You will be: {roles[invite.role].toLowerCase()}. The invitation works once, until {dayOf(invite.expiresAt)}.
          </p>
          <AccountForm
            action={acceptInviteAction}
            button="Make my account"
            hidden={{ token }}
            fields={[
              {
                name: "name",
                label: "Your name",
                autoComplete: "name",
                hint: "As colleagues see it beside what you do.",
                value: invite.name,
              },
              {
                name: "username",
                label: "User name",
                autoComplete: "username",
                hint: "What you sign in with: lower-case letters, digits, - _ and .",
                value: suggestUserName(invite.name),
              },
              {
                name: "password",
                label: "Password",
                autoComplete: "new-password",
                type: "password",
                hint: "Ten characters or more. A few words make a good one.",
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
