import type { ReactNode } from "react";

const heads = ["Date", "Type", "Title", "Countries", "Place", "Level", "Series", "Status", "Sources"];

export function TableFrame({ pair, children }: { pair: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label="Events as a table" className="relative overflow-x-auto border-y border-line print:overflow-visible">
      <table className="w-full min-w-[1020px] border-collapse text-[13px] print:min-w-0">
        <thead>
          <tr className="border-b border-line-2 text-left text-[12px] text-ink-3">
            {heads.map((head) => (
              <th key={head} scope="col" className={`py-2 font-semibold ${head === "Sources" ? "text-right" : "pr-4"}`}>
                {pair && head === "Countries" ? "With" : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
