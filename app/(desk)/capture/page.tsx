import type { Metadata } from "next";
import { headers } from "next/headers";
import { listCaptures } from "#db/captures";
import { originOf } from "#lib/http";
import { deskActor } from "#lib/page-actor";
import { Captures } from "./captures";
import { FromTheBrowser } from "./from-the-browser";
import { StartForm } from "./start-form";

export const metadata: Metadata = { title: "Capture an article" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** As much as an address may bring along; the rest would be cut off on its way. */
const longest = 20_000;

/** Where an article is pasted. An address may fill the form in, from a bookmark or what a phone shares; it makes no change by itself. */
export default async function CapturePage({ searchParams }: Props) {
  const said = await searchParams;
  const one = (name: string) => ([said[name]].flat()[0] ?? "").slice(0, longest);
  // A long text would make the address of the way back too long for any server.
  const given = new URLSearchParams(
    ["url", "title", "text"].flatMap((name) => (one(name) && one(name).length <= 2_000 ? [[name, one(name)]] : [])),
  );
  const actor = await deskActor(given.size > 0 ? `/capture?${given}` : "/capture");
  const captures = await listCaptures(actor);
  const origin = originOf({ url: "http://localhost", headers: await headers() });
  return (
    <div className="mx-auto grid max-w-[1280px] gap-x-14 gap-y-10 px-3.5 pt-7 pb-16 min-[760px]:px-7 min-[1000px]:grid-cols-[minmax(0,1fr)_340px]">
      <section aria-labelledby="capture" className="min-w-0">
        <h1 id="capture">Capture an article</h1>
        <p className="mt-1 mb-5 max-w-[66ch] text-ink-2">
          Paste the text: the events it reports become drafts, each tied to the words that support it. Pages are never fetched, and nobody
          but you sees a draft until you save it.
        </p>
        <StartForm given={shared(one("url"), one("title"), one("text"))} />
      </section>
      <div className="grid content-start gap-9 min-[1000px]:pt-2">
        <Captures captures={captures} discarded={one("discarded")} problem={one("problem")} />
        <FromTheBrowser origin={origin} />
      </div>
    </div>
  );
}

/** Phones share an address as the text as often as not. */
function shared(url: string, title: string, text: string) {
  const alone = url === "" && /^https?:\/\/\S+$/.test(text.trim());
  return { address: alone ? text.trim() : url, title, text: alone ? "" : text };
}
