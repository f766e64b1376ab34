import { boundsOf, daysBetween, type Item, type Mark, monthPart, mustRead, type Point, type Shape, weekdayOf } from "#domain/date-edtf";

export const monthNames = "January February March April May June July August September October November December".split(" ");
export const seasonNames = ["spring", "summer", "autumn", "winter"];
export const ordinals = ["first", "second", "third", "fourth"];

export type DateStyle = "long" | "short";
/** What is left out because the reader has it already: the year, or the month and the year. */
type Without = "" | "year" | "month";

const monthName = (month: number, style: DateStyle) => (monthNames[month - 1] as string).slice(0, style === "short" ? 3 : undefined);

const marked = (words: string, mark: Mark) =>
  `${mark === "~" || mark === "%" ? "about " : ""}${words}${mark === "?" || mark === "%" ? ", uncertain" : ""}`;

function bare(point: Point, style: DateStyle, without: Without = ""): string {
  const { year, month, day, part, decade } = point;
  if (decade) return `${year}s`;
  const tail = without ? "" : ` ${year}`;
  if (part === 24) return `winter ${year}–${year + 1}`;
  if (part && part < 30) return `${seasonNames[part - 21]}${tail}`;
  if (part) return style === "short" ? `Q${part - 32}${tail}` : `${ordinals[part - 33]} quarter${without ? "" : ` of ${year}`}`;
  if (!month) return String(year);
  if (!day) return monthName(month, style) + tail;
  return without === "month" ? String(day) : `${day} ${monthName(month, style)}${tail}`;
}

/** How much of `point` can be left unsaid when `last` follows it and says the rest. */
function shared(point: Point, last: Point): Without {
  if (!point.month || !last.month || point.year !== last.year || !point.day !== !last.day) return "";
  return point.day && point.month === last.month ? "month" : "year";
}

function interval(from: Point, to: Point, style: DateStyle, without: Without): string {
  if (from.mark !== to.mark) {
    const first = marked(bare(from, style), from.mark);
    return `from ${first}${first.endsWith("uncertain") ? "," : ""} to ${marked(bare(to, style), to.mark)}`;
  }
  const left = shared(from, to);
  const tight = left === "month" || (!from.month && !from.part && !from.decade && !to.month && !to.part && !to.decade);
  const keep = left ? without : "";
  return marked(`${bare(from, style, left)}${tight ? "–" : " – "}${bare(to, style, keep)}`, from.mark);
}

function list(items: Item[], word: string, style: DateStyle, without: Without): string {
  const last = (items.at(-1) as Item).to;
  const points = items.every(({ from, to }) => JSON.stringify(from) === JSON.stringify(to));
  const sharing = items.map(({ from }) => shared(from, last));
  const oneYear = sharing.every(Boolean);
  // One month for all, or every name spelled out: a mixture such as “30 March, 2 or 3 April” would read back wrongly.
  const left: Without = !oneYear ? "" : sharing.every((each) => each === "month") ? "month" : "year";
  const words = items.map(({ from, to }, at) => {
    const end = at === items.length - 1;
    if (!points && JSON.stringify(from) !== JSON.stringify(to)) return interval(from, to, style, "");
    return bare(from, style, end ? (oneYear ? without : "") : points ? left : "");
  });
  return words.length === 1 ? (words[0] as string) : `${words.slice(0, -1).join(", ")} ${word} ${words.at(-1)}`;
}

function words(shape: Shape, style: DateStyle, without: Without): string {
  if (shape.kind === "point") return marked(bare(shape.point, style, without), shape.point.mark);
  if (shape.kind === "interval") {
    if (shape.from && shape.to) return interval(shape.from, shape.to, style, without);
    const end = (shape.from ?? shape.to) as Point;
    return `${shape.from ? "since" : "until"} ${marked(bare(end, style), end.mark)}`;
  }
  const part = monthPart(shape);
  if (part) return `${part.word} ${bare(part.month, style, without)}`;
  const [only] = shape.items;
  if (shape.kind === "one_of" && only && shape.items.length === 1) {
    const left = shared(only.from, only.to);
    return `between ${bare(only.from, style, left)} and ${bare(only.to, style, left ? without : "")}`;
  }
  return list(shape.items, shape.kind === "one_of" ? "or" : "and", style, without);
}

/** A stored date in English words, as precise as it is known; throws on an invalid one. The long form can be typed back. */
export const formatDate = (edtf: string, style: DateStyle = "long"): string => words(mustRead(edtf), style, "");

/** A stored date for a row under a heading with the year of its first day: `main` leaves that year out, `note` says length, weekday or gap. */
export function formatInYear(edtf: string): { main: string; note: string } {
  const shape = mustRead(edtf);
  const { starts, ends, precision } = boundsOf(edtf);
  const sameYear = starts.slice(0, 4) === ends.slice(0, 4);
  const text = words(shape, "short", sameYear ? "year" : "").replace(/, uncertain$/, "");
  const notes: string[] = [];
  if (precision === "day") notes.push(weekdayOf(starts));
  else if (precision === "days" && shape.kind === "interval") notes.push(`${daysBetween(starts, ends) + 1} days`);
  else if (precision === "year" || precision === "decade") notes.push(precision === "year" ? "month unknown" : "year unknown");
  else if (precision === "month" || precision === "month_part" || precision === "season" || precision === "quarter")
    notes.push("day unknown");
  if (shape.kind === "point" && (shape.point.mark === "?" || shape.point.mark === "%")) notes.push("uncertain");
  if (shape.kind === "interval" && shape.from?.mark === shape.to?.mark && /[?%]$/.test(shape.from?.mark ?? "")) notes.push("uncertain");
  return { main: precision === "season" ? text.replace(/^[a-z]/, (first) => first.toUpperCase()) : text, note: notes.join(", ") };
}
