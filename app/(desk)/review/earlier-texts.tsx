import type { ProposalView } from "#db/proposals";
import { Changes } from "#ui/changes";
import { momentWords } from "#ui/words";

/** What a proposal said before its author revised it, each text against the one that took its place. */
export const EarlierTexts = ({ earlier }: Pick<ProposalView, "earlier">) => (
  <details className="mt-6 border-t border-line pt-3">
    <summary className="link inline-flex min-h-6 items-center">
      {earlier.length === 1 ? "One earlier text" : `${earlier.length} earlier texts`}
    </summary>
    {earlier.map(({ revision, at, reason, changes }) => (
      <section key={revision} aria-label={`Text ${revision}`} className="mt-4">
        <h2 className="text-[16px]">
          Text {revision}, sent <time dateTime={at}>{momentWords(at)} UTC</time>
        </h2>
        {reason && (
          <blockquote dir="auto" className="mt-1 font-serif text-[15px] leading-normal">
            “{reason}”
          </blockquote>
        )}
        {changes.length > 0 ? (
          <>
            <p className="hint mt-1">What the next text made of it:</p>
            <Changes changes={changes} />
          </>
        ) : (
          <p className="hint mt-1">The next text says the same.</p>
        )}
      </section>
    ))}
  </details>
);
