import type { Metadata } from "next";
import { can } from "#domain/access";
import { currentActor } from "#lib/session";
import { Link } from "#ui/link";

export const metadata: Metadata = { title: "Page not found" };

export default async function NotFound() {
  const actor = await currentActor();
  return (
    <section className="mx-auto max-w-[560px] px-5 py-[12vh]">
      <h1>There is nothing at this address</h1>
      <p className="mt-3 text-[15px] text-ink-2">
        The address may be mistyped, or the event may have been moved to the trash.{" "}
        {!actor
          ? "Some pages are for signed-in people only."
          : can(actor, "event.create")
            ? "Some pages are for other roles."
            : "Your account reads the record; to write, ask an administrator for the role of an analyst."}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Link href="/timeline" className="btn btn-primary">
          Go to the timeline
        </Link>
        <Link href="/" className="btn">
          Overview
        </Link>
      </div>
    </section>
  );
}
