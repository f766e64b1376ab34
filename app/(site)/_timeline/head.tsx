import type { ReactNode } from "react";
import { dateWords } from "#ui/words";

/** The title of a timeline, its facts and its tools. */
export function Head({ title, facts, tools }: { title: ReactNode; facts: [string, ReactNode][]; tools: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-4">
      <div className="min-w-0 max-[759px]:w-full">
        {title}
        <dl className="mt-3.5 flex flex-wrap gap-x-[34px] gap-y-3 max-[759px]:grid max-[759px]:grid-cols-2">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-[12px] text-ink-3">{label}</dt>
              <dd className="num text-[15px] font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="no-print flex flex-wrap gap-2 min-[760px]:ml-auto">{tools}</div>
    </div>
  );
}

/** `Nov 1994 – Apr 2025`. */
export function coveringWords(covering: { first: string; last: string } | null) {
  if (!covering) return "–";
  const [first, last] = [covering.first, covering.last].map((day) => dateWords(day.slice(0, 7)));
  return first === last ? first : `${first} – ${last}`;
}
