import { credibilities, reliabilities } from "#domain/codebook";
import { formatGrade, worstGrade } from "#domain/grade";
import { termOf } from "#ui/words";

/** The best grade of an event's sources; one that cannot be judged has no badge. */
export function Grade({ rank }: { rank: number }) {
  if (rank >= worstGrade) return null;
  const text = formatGrade(rank);
  const meaning = `${termOf(reliabilities, text[0] ?? "")} source, ${termOf(credibilities, text[1] ?? "").toLowerCase()}`;
  return (
    <span className={`grade ${/[AB][12]/.test(text) ? "" : "text-ink-3!"}`} title={meaning}>
      <span className="sr-only">Grade </span>
      {text}
    </span>
  );
}
