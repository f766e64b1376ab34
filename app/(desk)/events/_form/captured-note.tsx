import type { Route } from "next";
import { Link } from "#ui/link";

/** Above the form of a new event that came of a captured article: where that is, and whether the draft was saved already. */
export const CapturedNote = ({ id, saved }: { id: string; saved: string | null }) => (
  <p className={`mt-3 rounded-lg px-4 py-2.5 ${saved ? "bg-warn-weak text-warn" : "bg-sunken text-ink-2"}`}>
    {saved ? (
      <>
        This draft was{" "}
        <Link href={`/events/${saved}` as Route} className="link">
          saved already
        </Link>
        ; saved here it becomes another event.{" "}
      </>
    ) : (
      "From an article that you captured. "
    )}
    <Link href={`/capture/${id}` as Route} className="link">
      Back to the article
    </Link>
  </p>
);
