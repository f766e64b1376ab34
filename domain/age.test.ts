import { expect, test } from "vitest";
import { ageWords } from "#domain/age";

const now = "2025-06-15T12:00:00.000Z";

test.each([
  ["2025-06-15T11:59:30.000Z", "just now"],
  ["2025-06-15T12:00:30.000Z", "just now"],
  ["2025-06-15T11:58:59.000Z", "a minute ago"],
  ["2025-06-15T11:15:00.000Z", "45 minutes ago"],
  ["2025-06-15T10:59:00.000Z", "an hour ago"],
  ["2025-06-15T09:30:00.000Z", "2 hours ago"],
  ["2025-06-15T00:00:00.000Z", "12 hours ago"],
  ["2025-06-14T23:59:00.000Z", "yesterday"],
  ["2025-06-14T00:00:00.000Z", "yesterday"],
  ["2025-06-13T23:59:00.000Z", "2 days ago"],
  ["2025-06-02T08:00:00.000Z", "13 days ago"],
  ["2025-06-01T08:00:00.000Z", "2 weeks ago"],
  ["2025-04-10T08:00:00.000Z", "2 months ago"],
  ["2022-04-10T08:00:00.000Z", "3 years ago"],
  ["not a moment", "just now"],
])("%s was %s at noon of 15 June 2025", (moment, words) => {
  expect(ageWords(moment, now)).toBe(words);
});
