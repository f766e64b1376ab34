import type { LookBack } from "#db/as-of";
import { mostInPast } from "#db/past";
import { Link } from "#ui/link";
import { dateWords } from "#ui/words";
import { hrefOf, type Place, without } from "./place";

/** Says as of which day the timeline is shown, and what there is to know of that day. */
export function LookBackNote({ place, lookBack: { day, kind, first } }: { place: Place; lookBack: LookBack }) {
  const words = dateWords(day, "long");
  const begins = first ? `nothing was published before ${dateWords(first, "long")}` : "nothing was ever published";
  const says: Record<LookBack["kind"], string> = {
    past: `As published on ${words}.`,
    today: `${words} is today: this is the record as it stands now.`,
    future: `${words} has not come yet: this is the record as it stands now.`,
    before: `As published on ${words}: ${begins}.`,
    many: `By ${words} more than ${mostInPast.toLocaleString("en")} events had been published, more than can be looked back at together. Choose a country or two.`,
  };
  return (
    <p role="status" className="mt-4 rounded-lg bg-warn-weak px-4 py-2.5 text-warn">
      {says[kind]}{" "}
      <Link href={hrefOf(place, { filter: without("asof") })} className="link no-print">
        See it now
      </Link>
    </p>
  );
}
