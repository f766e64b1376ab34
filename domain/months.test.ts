import fc from "fast-check";
import { expect, test } from "vitest";
import { asFilter, monthsWords, shift, snap, zoom } from "#domain/months";
import { monthsOf } from "#domain/period";

const all = { start: 1990 * 12, end: 2027 * 12 };
const steps = fc.constantFrom(1, 3, 6, 12);
const run = fc
  .tuple(fc.integer({ min: all.start, max: all.end - 1 }), fc.integer({ min: 1, max: 444 }))
  .map(([start, length]) => ({ start, end: Math.min(all.end, start + length) }));

test("a chosen period goes to the address and back", () => {
  fc.assert(
    fc.property(run, (months) => {
      const { from, to } = asFilter(months);
      expect(monthsOf(from, to, all)).toEqual(months);
    }),
  );
});

test("every move stays within the band and is at least a step long", () => {
  fc.assert(
    fc.property(run, steps, (months, step) => {
      const moved = [snap(months, step, all), zoom(months, "in", step, all), zoom(months, "out", step, all)];
      for (const one of moved) {
        expect(one.start).toBeGreaterThanOrEqual(all.start);
        expect(one.end).toBeLessThanOrEqual(all.end);
        expect(one.end - one.start).toBeGreaterThanOrEqual(step);
      }
      for (const direction of [-1, 1] as const) {
        const one = shift(months, direction, all);
        expect(one.start).toBeGreaterThanOrEqual(all.start);
        expect(one.end).toBeLessThanOrEqual(all.end);
        expect(one.end - one.start).toBe(months.end - months.start);
      }
    }),
  );
});

test("periods in words and as EDTF", () => {
  expect(asFilter({ start: 2023 * 12, end: 2026 * 12 })).toEqual({ from: "2023", to: "2025" });
  expect(asFilter({ start: 2023 * 12 + 3, end: 2023 * 12 + 6 })).toEqual({ from: "2023-04", to: "2023-06" });
  expect(monthsWords({ start: 2023 * 12, end: 2024 * 12 })).toBe("2023");
  expect(monthsWords({ start: 2023 * 12 + 3, end: 2024 * 12 + 1 })).toBe("Apr 2023 – Jan 2024");
  expect(monthsOf(null, "2020-05", all)).toEqual({ start: all.start, end: 2020 * 12 + 5 });
  expect(monthsOf(null, null, all)).toBeNull();
});
