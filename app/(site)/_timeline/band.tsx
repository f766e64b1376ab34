"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState, useTransition } from "react";
import { asFilter, clamp, monthsWords, snap } from "#domain/months";
import type { Months } from "#domain/period";
import type { Band as BandData } from "#domain/timeline";
import { Drawing } from "./band-drawing";

type Props = { band: BandData; chosen: Months | null; path: string; query: string };

export const stepMonths = { month: 1, quarter: 3, half: 6, year: 12 } as const;
const margin = 8;

/** Density over time. Drag over it or press its bars to choose a period; its two handles take the arrow keys. */
export function Band({ band, chosen, path, query }: Props) {
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1348);
  const [drag, setDrag] = useState<Months | null>(null);
  const anchor = useRef(0);
  const [pending, start] = useTransition();
  const all: Months = { start: band.from * 12, end: band.to * 12 };
  const step = stepMonths[band.step];
  const selection = drag ?? chosen;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(280, Math.round(entry.contentRect.width))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const go = (months: Months | null) => {
    const params = new URLSearchParams(query);
    if (months) for (const [name, value] of Object.entries(asFilter(months))) params.set(name, value);
    const text = params.toString();
    setDrag(months);
    start(() => {
      router.push((text ? `${path}?${text}` : path) as Route, { scroll: false });
      setDrag(null);
    });
  };
  const monthAt = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    const share = box ? (event.clientX - box.left - margin) / (box.width - 2 * margin) : 0;
    return clamp(all.start + share * (all.end - all.start), all.start, all.end);
  };
  const spanTo = (month: number): Months => {
    const [low, high] = [Math.min(anchor.current, month), Math.max(anchor.current, month)];
    const from = clamp(Math.floor(low / step) * step, all.start, all.end - step);
    return { start: from, end: clamp(Math.ceil(high / step) * step, from + step, all.end) };
  };

  return (
    <div ref={frame} className={`relative ${pending ? "opacity-70" : ""}`}>
      <div
        className="relative cursor-crosshair touch-pan-y select-none"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = monthAt(event);
          const grip = (8 / width) * (all.end - all.start);
          // A drag that begins at a handle moves that end of the period.
          anchor.current =
            selection && Math.abs(at - selection.start) < grip
              ? selection.end
              : selection && Math.abs(at - selection.end) < grip
                ? selection.start
                : at;
          setDrag(spanTo(at));
        }}
        onPointerMove={(event) => drag && event.currentTarget.hasPointerCapture(event.pointerId) && setDrag(spanTo(monthAt(event)))}
        onPointerUp={(event) => drag && go(spanTo(monthAt(event)))}
        onPointerCancel={() => setDrag(null)}
      >
        <Drawing band={band} width={width} margin={margin} selection={selection} />
      </div>
      {selection && <Handles months={selection} all={all} step={step} onMove={setDrag} onDone={go} />}
    </div>
  );
}

type HandlesProps = { months: Months; all: Months; step: number; onMove: (months: Months) => void; onDone: (months: Months) => void };

/** The ends of the period for the keyboard: arrows move by a step, Page Up and Down by a year. */
function Handles({ months, all, step, onMove, onDone }: HandlesProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Months | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = (end: "start" | "end", event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step, ArrowDown: -step, ArrowUp: step, PageDown: -12, PageUp: 12 }[event.key];
    const to = event.key === "Home" ? all.start : event.key === "End" ? all.end : by === undefined ? null : months[end] + by;
    if (to === null) return;
    event.preventDefault();
    const moved = snap({ ...months, [end]: to }, step, all);
    const next =
      end === "start"
        ? { start: Math.min(moved.start, months.end - step), end: months.end }
        : { start: months.start, end: Math.max(moved.end, months.start + step) };
    onMove(next);
    clearTimeout(timer.current);
    waiting.current = next;
    timer.current = setTimeout(finish, 500);
  };
  // Whoever leaves the handle is done with it; what they press next must not be undone later.
  const finish = () => {
    clearTimeout(timer.current);
    if (waiting.current) onDone(waiting.current);
    waiting.current = null;
  };
  return (
    <div className="shown-on-focus absolute top-full left-0 z-10 gap-2 text-[12px]">
      {(["start", "end"] as const).map((end) => (
        <span
          key={end}
          role="slider"
          tabIndex={0}
          aria-label={end === "start" ? "Start of the period" : "End of the period"}
          aria-valuemin={all.start}
          aria-valuemax={all.end}
          aria-valuenow={months[end]}
          aria-valuetext={monthsWords(
            end === "start" ? { start: months.start, end: months.start + 1 } : { start: months.end - 1, end: months.end },
          )}
          onKeyDown={(event) => move(end, event)}
          onBlur={finish}
          className="chip"
        >
          {end === "start" ? "From" : "To"}{" "}
          {monthsWords(end === "start" ? { start: months.start, end: months.start + 1 } : { start: months.end - 1, end: months.end })}:
          arrow keys move it
        </span>
      ))}
    </div>
  );
}
