import { expect, test } from "vitest";
import { boundsOf } from "#domain/date";
import { structuredDates } from "./structured";

test.each([
  ["2025-04-14", { startDate: "2025-04-14", endDate: "2025-04-14" }],
  ["2025-04-14/2025-04-15", { startDate: "2025-04-14", endDate: "2025-04-15" }],
  ["2025-04", { startDate: "2025-04", endDate: "2025-04" }],
  ["2003~", { startDate: "2003" }],
  ["[2025-04-14,2025-04-15]", { startDate: "2025-04" }],
  ["2019-33", { startDate: "2019" }],
  ["2019-12-31/2020-01-02", { startDate: "2019-12-31", endDate: "2020-01-02" }],
])("%s is said no more exactly than it is known", (date, expected) =>
  expect(structuredDates({ date, ...boundsOf(date) })).toEqual(expected),
);
