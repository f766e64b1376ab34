"use client";

import type { Route } from "next";
import { Fragment, type MouseEvent, type ReactNode, useState, useTransition } from "react";
import { Link } from "#ui/link";
import { showMore, type Window } from "./more-action";
import { TableFrame } from "./table-frame";

type Props = {
  /** Path and query of the page. */
  where: string;
  table: boolean;
  pair: boolean;
  first: Omit<Window, "rows">;
  total: number;
  /** There may be more than `total`. */
  capped: boolean;
  /** The address of the next window, with AFTER for its cursor. */
  nextHref: string;
  /** The rows of the first window. */
  children: ReactNode;
};

/** A window of rows, to which the next ones are appended. Without JavaScript the link opens that window as a page. */
export function More({ where, table, pair, first, total, capped, nextHref, children }: Props) {
  const [windows, setWindows] = useState<{ after: string; rows: ReactNode }[]>([]);
  const [end, setEnd] = useState(first);
  const [failed, setFailed] = useState(false);
  const [pending, start] = useTransition();
  const after = end.next;
  const of = capped && end.count >= total ? "" : `of ${capped ? "at least " : ""}${total.toLocaleString("en")}`;
  const append = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !after) return;
    event.preventDefault();
    if (pending) return;
    start(async () => {
      try {
        const { rows, ...next } = await showMore(where, after, end.year);
        setFailed(false);
        setWindows((shown) => [...shown, { after, rows }]);
        setEnd({ ...next, count: end.count + next.count });
      } catch {
        setFailed(true);
      }
    });
  };
  const rows = (
    <>
      {children}
      {windows.map((window) => (
        <Fragment key={window.after}>{window.rows}</Fragment>
      ))}
    </>
  );
  return (
    <div aria-busy={pending}>
      {table ? <TableFrame pair={pair}>{rows}</TableFrame> : rows}
      {after && (
        <div className="no-print flex items-center gap-4 py-5">
          <Link
            href={nextHref.replace("AFTER", encodeURIComponent(after)) as Route}
            onClick={append}
            aria-disabled={pending}
            className="btn"
          >
            {pending ? "Loading…" : "Show more"}
          </Link>
          <span role="status" className="text-[13px] text-ink-3">
            {failed ? "The rows did not arrive. Try again." : `${end.count.toLocaleString("en")} ${of} shown`}
          </span>
        </div>
      )}
    </div>
  );
}
