import type { Route } from "next";
import type { Cited } from "#db/event-rows";
import { credibilities, reliabilities, sourceKinds, stances } from "#domain/codebook";
import { Link } from "#ui/link";
import { dateWords, termOf } from "#ui/words";

/** `texts` are the sources whose article was kept, for who may read it. */
export function Evidence({ citations, texts }: { citations: Cited[]; texts?: ReadonlySet<string> }) {
  const graded = citations.some((one) => isGraded(one.source.reliability, one.credibility));
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence" className="mt-7 mb-2.5">
        Evidence
      </h2>
      {citations.length === 0 ? (
        <p className="border-t border-line py-3.5 text-ink-2">No source is on record for this event yet.</p>
      ) : (
        <ol>
          {citations.map((citation) => (
            <li
              key={`${citation.source.id} ${citation.stance} ${citation.quote ?? ""}`}
              className={`grid gap-3 border-t border-line py-3.5 ${graded ? "grid-cols-[36px_minmax(0,1fr)]" : ""}`}
            >
              {graded && <Grade reliability={citation.source.reliability} credibility={citation.credibility} />}
              <Citation citation={citation} read={texts?.has(citation.source.id) ?? false} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Citation({ citation: { quote, stance, credibility, source }, read }: { citation: Cited; read: boolean }) {
  const graded = isGraded(source.reliability, credibility);
  const name = source.title ?? source.publisher ?? hostOf(source.address);
  const after = [
    source.publisher !== name && source.publisher,
    source.author,
    source.published && dateWords(source.published),
    source.kind && termOf(sourceKinds, source.kind).toLowerCase(),
    !graded && "not graded",
  ].filter(Boolean);
  return (
    <div className="min-w-0">
      {quote ? (
        <blockquote dir="auto" className="mb-1.5 whitespace-pre-line font-serif text-[16px] leading-[1.55]">
          {quote}
        </blockquote>
      ) : (
        <p className="print-url mb-0.5 font-serif text-[16px] leading-[1.55]">
          <a href={source.address} rel="noopener nofollow" dir="auto" className="link link-alone">
            {name}
          </a>
        </p>
      )}
      <p className="print-url text-[13px] text-ink-2">
        {stance !== "supports" && (
          <span className={`chip mr-1.5 ${stance === "contradicts" ? "chip-warn" : ""}`}>{termOf(stances, stance)}</span>
        )}
        {quote && (
          <>
            <a href={source.address} rel="noopener nofollow" dir="auto" className="link">
              {name}
            </a>
            {after.length > 0 && ", "}
          </>
        )}
        <span dir="auto">{sentence(after, !quote)}</span>
        {read && (
          <>
            {" · "}
            <Link href={`/articles/${source.id}` as Route} className="link no-print">
              Read the article as captured
            </Link>
          </>
        )}
        {source.archive && (
          <>
            {", "}
            <a href={source.archive} rel="noopener nofollow" className="link">
              archived copy
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** `The Tribune, 15 Apr 2025, not graded`; at the head of a line it begins with a capital. */
function sentence(words: (string | false | null | undefined)[], first: boolean) {
  const text = words.join(", ");
  return first ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

const isGraded = (reliability: string, credibility: string) => !(reliability === "F" && credibility === "6");

/** The badge of a graded citation; one that cannot be judged has none. */
function Grade({ reliability, credibility }: { reliability: string; credibility: string }) {
  if (!isGraded(reliability, credibility)) return <span />;
  const meaning = `${termOf(reliabilities, reliability)} source, ${termOf(credibilities, credibility).toLowerCase()}`;
  const weak = !/[AB][12]/.test(reliability + credibility);
  return (
    <span>
      <span className={`grade ${weak ? "text-ink-3!" : ""}`} title={meaning}>
        {reliability}
        {credibility}
        <span className="sr-only">: {meaning}</span>
      </span>
    </span>
  );
}

function hostOf(address: string) {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : address;
}
