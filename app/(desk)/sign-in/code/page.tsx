import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { isTicket } from "#db/second-step";
import { localPath, signInTicket } from "#lib/session";
import { AccountForm } from "#ui/account-form";
import { Link } from "#ui/link";
import { signInCodeAction } from "../../account-actions";

export const metadata: Metadata = { title: "Sign in: code" };

export default async function SignInCode({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath([(await searchParams).next].flat()[0]) ?? "/";
  const again = `/sign-in?next=${encodeURIComponent(next)}` as Route;
  const ticket = await signInTicket();
  if (!ticket || !(await isTicket(ticket))) redirect(again);
  return (
    <section className="card mx-auto my-[8vh] w-[min(420px,calc(100%-28px))] px-7 py-8 max-[419px]:px-5">
      <h1>Second step</h1>
      <p className="mt-3 mb-6 text-[15px] text-ink-2">Your password is right. Type the code that your app shows now.</p>
      <AccountForm
        action={signInCodeAction}
        button="Sign in"
        hidden={{ next }}
        fields={[{ name: "code", label: "Code", autoComplete: "one-time-code", hint: "Six digits, or one of your recovery codes." }]}
      />
      <p className="hint mt-6">
        Without app and recovery codes, an administrator can take the second factor off your account.{" "}
        <Link href={again} className="link">
          Begin again
        </Link>
      </p>
    </section>
  );
}
