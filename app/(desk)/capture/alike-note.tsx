import type { Route } from "next";
import type { AlikeArticle } from "#db/start-capture";
import { Link } from "#ui/link";
import { dateWords, dayOf } from "#ui/words";

const how = {
  text: "The text is the same.",
  near: "The text is nearly the same.",
  address: "The address is the same; the text is another.",
};

/** That an article was captured before: as what, and the ways on. */
export function AlikeNote({ alike: { same, capture, events } }: { alike: AlikeArticle }) {
  const [first, ...more] = events;
  return (
    <section aria-label="Captured before" className="rounded-xl border border-warn bg-warn-weak px-5 py-4">
      <p className="font-semibold text-warn">
        Looks like <span dir="auto">“{first?.title ?? capture?.title}”</span>
        {first && `, ${dateWords(first.date)}`}
      </p>
      <p className="mt-1 text-ink-2">
        {how[same]}
        {first && more.length > 0 && ` ${more.length + 1} events on record cite it.`}
      </p>
      <ul className="mt-2.5 flex flex-wrap gap-2">
        {capture && (
          <li>
            <Link href={`/capture/${capture.id}` as Route} className="btn btn-small">
              Open what you captured on {dayOf(capture.at)}
            </Link>
          </li>
        )}
        {events.map(({ id, title }) => (
          <li key={id} className="min-w-0">
            <a
              href={`/events/${id}`}
              target="_blank"
              rel="noopener"
              aria-label={`${title}, in a new tab`}
              className="btn btn-small max-w-full"
            >
              <span dir="auto" className="truncate">
                {title}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
