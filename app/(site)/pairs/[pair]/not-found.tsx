"use client";

import { useParams } from "next/navigation";
import { parsePair } from "#domain/pair";
import { Link } from "#ui/link";

/** Says what is wrong with the pair of the address. */
export default function NoSuchPair() {
  const { pair = "" } = useParams<{ pair: string }>();
  const read = parsePair(decodeURIComponent(pair));
  return (
    <section className="mx-auto max-w-[560px] px-5 py-[12vh]">
      <h1>There is no such pair</h1>
      <p className="mt-3 text-[15px] text-ink-2">{read.ok ? "A pair is two country codes, such as IN-IT." : read.message}</p>
      <Link href="/pairs" className="btn btn-primary mt-6">
        Choose two countries
      </Link>
    </section>
  );
}
