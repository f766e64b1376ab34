import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { needsSetUp } from "#db/set-up";
import { currentActor } from "#lib/session";
import { AccountForm } from "#ui/account-form";
import { Link } from "#ui/link";
import { setUpAction } from "../account-actions";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUp() {
  if (!(await needsSetUp())) {
    if (await currentActor()) redirect("/");
    return (
      <section className="card mx-auto my-[8vh] w-[min(500px,calc(100%-28px))] px-7 py-8 max-[419px]:px-5">
        <h1>Entente is already set up</h1>
        <p className="mt-3 text-[15px] text-ink-2">There is an administrator. Sign in, or ask them for an account.</p>
        <Link href="/sign-in" className="btn btn-primary mt-6">
          Sign in
        </Link>
      </section>
    );
  }
  return (
    <section className="card mx-auto my-[8vh] w-[min(460px,calc(100%-28px))] px-7 py-8 max-[419px]:px-5">
      <h1>Set up Entente</h1>
      <p className="mt-3 mb-6 text-[15px] text-ink-2">
        Make the first administrator. The code stands in the server’s output, where it last started.
      </p>
      <AccountForm
        action={setUpAction}
        button="Make the administrator"
        fields={[
          { name: "code", label: "Set-up code", autoComplete: "off", hint: "Twelve letters and digits, such as ABCD-EFGH-JKLM." },
          { name: "name", label: "Your name", autoComplete: "name", hint: "As colleagues see it beside what you do." },
          { name: "username", label: "User name", autoComplete: "username", hint: "Lower-case letters, digits, - _ and ." },
          {
            name: "password",
            label: "Password",
            autoComplete: "new-password",
            type: "password",
            hint: "Ten characters or more. A few words make a good one.",
          },
        ]}
      />
    </section>
  );
}
