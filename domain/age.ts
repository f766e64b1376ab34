const minute = 60_000;
const day = 24 * 60 * minute;

/** How long ago a moment was, in words: `just now`, `2 hours ago`, `yesterday`, `3 weeks ago`. Both are ISO timestamps. */
export function ageWords(moment: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(moment);
  const days = Math.floor(Date.parse(now.slice(0, 10)) / day) - Math.floor(Date.parse(moment.slice(0, 10)) / day);
  if (!(passed >= minute)) return "just now";
  if (passed < 60 * minute) return ago(passed / minute, "minute");
  if (passed < 12 * 60 * minute || days === 0) return ago(passed / (60 * minute), "hour");
  if (days === 1) return "yesterday";
  if (days < 14) return ago(days, "day");
  if (days < 60) return ago(days / 7, "week");
  return days < 730 ? ago(days / 30.44, "month") : ago(days / 365.25, "year");
}

function ago(count: number, unit: string) {
  const whole = Math.floor(count);
  return whole === 1 ? `${unit === "hour" ? "an" : "a"} ${unit} ago` : `${whole} ${unit}s ago`;
}
