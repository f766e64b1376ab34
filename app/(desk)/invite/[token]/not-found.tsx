import type { Metadata } from "next";
import { Link } from "#ui/link";

export const metadata: Metadata = { title: "No such invitation" };

export default function NoSuchInvite() {
  return (
    <section className="mx-auto max-w-[560px] px-5 py-[12vh]">
      <h1>There is no such invitation</h1>
      <p className="mt-3 text-[15px] text-ink-2">
        The link may have been cut off when it was copied. Ask whoever sent it for the whole link, or a new one.
      </p>
      <Link href="/" className="btn mt-6">
        Overview
      </Link>
    </section>
  );
}
