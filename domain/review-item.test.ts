import { expect, test } from "vitest";
import { formatItem, formatMark, parseItem, parseMark } from "#domain/review-item";

test("an item and its mark read back as they were written", () => {
  for (const kind of ["new", "change"] as const) {
    const item = { kind, id: "in-it-2025-jdc-11" };
    const seen = { event: 3, proposal: 12 };
    expect(parseItem(formatItem(item))).toEqual(item);
    expect(parseMark(formatMark(item, seen))).toEqual({ ...item, seen });
  }
});

test.each(["", "x", "new-", "old-a", "new-../etc", "new-a@", "new-a@1", "new-a@1.x", "new-a@-1.0", `new-${"a".repeat(200)}@1.0`])(
  "%s marks nothing",
  (text) => {
    expect(parseMark(text)).toBeNull();
  },
);
