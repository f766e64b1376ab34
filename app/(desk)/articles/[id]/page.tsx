import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getSourceText } from "#db/source-texts";
import { AppError } from "#domain/errors";
import { deskActor } from "#lib/page-actor";
import { Link } from "#ui/link";
import { dateWords, dayOf } from "#ui/words";

export const metadata: Metadata = { title: "Article as captured", robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

/** The text of a source as it was captured, with the words that events quote of it. Only the desk sees it. */
export default async function ArticlePage({ params }: Props) {
  const { id } = await params;
  const actor = await deskActor(`/articles/${id}`);
  const found = await getSourceText(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const { source, text, sha256, at, by, cited } = found;
  const about = [source.title && source.publisher, source.published && dateWords(source.published)].filter(Boolean).join(", ");
  return (
    <div className="mx-auto grid max-w-[1180px] gap-x-14 gap-y-8 px-3.5 pt-7 pb-16 min-[760px]:px-7 min-[900px]:grid-cols-[minmax(0,1fr)_300px]">
      <article className="min-w-0">
        <h1 dir="auto">{source.title ?? source.publisher ?? "Article as captured"}</h1>
        <p className="mt-1.5 mb-5 text-ink-2">
          {about && <span dir="auto">{about} · </span>}
          <a href={source.address} rel="noopener nofollow" className="link wrap-anywhere">
            {source.address}
          </a>
        </p>
        <div dir="auto" className="card px-5 pt-6 pb-4 font-serif text-[16.5px] leading-[1.68] wrap-anywhere min-[760px]:px-8">
          {text.split(/\n\s*\n/).map((paragraph, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
            <p key={i} className="mb-3.5 whitespace-pre-line">
              <Quoted text={paragraph} quotes={cited.flatMap(({ quote }) => quote || [])} />
            </p>
          ))}
        </div>
        <p className="hint mt-3">
          Captured by {by} on {dayOf(at)}. Only the desk sees this text. SHA-256 <code className="num break-all">{sha256}</code>
        </p>
      </article>
      <aside aria-labelledby="cited" className="min-w-0 min-[900px]:pt-2">
        <h2 id="cited" className="text-[18px]">
          Cited by
        </h2>
        <ul className="mt-2">
          {cited.map((event) => (
            <li key={`${event.id} ${event.quote}`} className="border-t border-line py-2.5">
              <Link href={`/events/${event.id}` as Route} dir="auto" className="link link-alone font-[550]">
                {event.title}
              </Link>
            </li>
          ))}
          {cited.length === 0 && <li className="border-t border-line py-2.5 text-ink-2">No event cites it now.</li>}
        </ul>
      </aside>
    </div>
  );
}

/** A paragraph with the first of the quotations in it marked; one that begins in another paragraph is not. */
function Quoted({ text, quotes }: { text: string; quotes: string[] }) {
  const quote = quotes.find((one) => text.includes(one));
  if (!quote) return text;
  const [before, ...after] = text.split(quote);
  return (
    <>
      {before}
      <mark>{quote}</mark>
      <Quoted text={after.join(quote)} quotes={quotes} />
    </>
  );
}
