import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { needsSetUp } from "#db/set-up";
import { currentActor, localPath } from "#lib/session";
import { AccountForm } from "#ui/account-form";
import { Link } from "#ui/link";
import { signInAction } from "../account-actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignIn({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = localPath([(await searchParams).next].flat()[0]) ?? "/";
  if (await currentActor()) redirect(next as "/");
  return (
    <section className="card mx-auto my-[8vh] w-[min(420px,calc(100%-28px))] px-7 py-8 max-[419px]:px-5">
      <h1 className="mb-6">Sign in</h1>
      <AccountForm
        action={signInAction}
        button="Sign in"
        hidden={{ next }}
        fields={[
          { name: "username", label: "User name", autoComplete: "username" },
          { name: "password", label: "Password", autoComplete: "current-password", type: "password" },
        ]}
      />
      <p className="hint mt-6">
        {(await needsSetUp()) ? (
          <>
            There is no account yet.{" "}
            <Link href="/set-up" className="link">
              Set up Entente
            </Link>{" "}
            with the code the server printed.
          </>
        ) : (
          "Accounts are made by invitation of an administrator. If you forgot your password, they can set a new one."
        )}
      </p>
    </section>
  );
}
