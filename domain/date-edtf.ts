/** A point in time as precise as it is known. `part` is a season (21–24) or quarter (33–36); a decade keeps its first year. */
export type Point = { year: number; month?: number; day?: number; part?: number; decade?: true; mark: Mark };
/** EDTF's qualifiers: about, uncertain, both. */
export type Mark = "" | "~" | "?" | "%";
/** One element of a set: a point, or all points from one to another. */
export type Item = { from: Point; to: Point };
export type Shape =
  | { kind: "point"; point: Point }
  | { kind: "interval"; from: Point | null; to: Point | null }
  | { kind: "one_of" | "all_of"; items: Item[] };

export const precisions = {
  day: "Day",
  days: "Several days",
  one_of: "One of several dates",
  month_part: "Part of a month",
  month: "Month",
  season: "Season",
  quarter: "Quarter",
  year: "Year",
  decade: "Decade",
  range: "Period",
} as const;
export type Precision = keyof typeof precisions;
/** First and last possible day, ISO `YYYY-MM-DD`. */
export type DateBounds = { starts: string; ends: string; precision: Precision };

export const firstYear = 1800;
export const lastYear = 2100;

/** Days in a month of the proleptic Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
export const isoDay = (year: number, month: number, day: number) => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

// Days since 1970-01-01, after Howard Hinnant's days_from_civil: integers only, so no time zone can move a day.
function dayCount(iso: string): number {
  const month = Number(iso.slice(5, 7));
  const year = Number(iso.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(iso.slice(8, 10)) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** Whole days from `a` to `b`, both ISO days; negative when `b` is earlier. */
export const daysBetween = (a: string, b: string): number => dayCount(b) - dayCount(a);

/** The ISO day `n` days after `iso` (before, when negative). */
export function addDays(iso: string, n: number): string {
  const count = dayCount(iso) + n + 719468;
  const era = Math.floor(count / 146097);
  const dayOfEra = count - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return isoDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** English name of the weekday of an ISO day. */
export const weekdayOf = (iso: string): string => weekdays[(((dayCount(iso) + 3) % 7) + 7) % 7] as string;

function readPoint(text: string): Point | null {
  const found = /^(\d{3})([\dX])(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)$/.exec(text);
  if (!found) return null;
  const [, century, unit, second, third, mark] = found;
  const year = Number(`${century}${unit === "X" ? 0 : unit}`);
  const point: Point = { year, mark: mark as Mark };
  if (unit === "X") return second || mark ? null : { ...point, decade: true };
  if (second === "XX") return third && third !== "XX" ? null : point;
  if (!second) return point;
  const month = Number(second);
  if ((month >= 21 && month <= 24) || (month >= 33 && month <= 36)) return third ? null : { ...point, part: month };
  if (month > 20) return null;
  if (!third || third === "XX") return { ...point, month };
  return { ...point, month, day: Number(third) };
}

/** Reads the EDTF this program writes; null for anything else. Days are not checked for existence. */
export function readEdtf(text: string): Shape | null {
  const set = /^([[{])([^[\]{}]+)([\]}])$/.exec(text);
  if (set) {
    if ((set[1] === "[") !== (set[3] === "]")) return null;
    const items: Item[] = [];
    for (const part of (set[2] as string).split(",")) {
      const [left = "", right = left, rest] = part.trim().split("..");
      const [from, to] = [readPoint(left), readPoint(right)];
      if (!from || !to || rest !== undefined || from.part || to.part || from.decade || to.decade || from.mark || to.mark) return null;
      items.push({ from, to });
    }
    return { kind: set[1] === "[" ? "one_of" : "all_of", items };
  }
  const [left = "", right, rest] = text.split("/");
  if (rest !== undefined) return null;
  const from = left === ".." ? null : readPoint(left);
  if (right === undefined) return from && { kind: "point", point: from };
  const to = right === ".." ? null : readPoint(right);
  if ((!from && left !== "..") || (!to && right !== "..") || (!from && !to)) return null;
  return { kind: "interval", from, to };
}

function writePoint(point: Point): string {
  const year = String(point.year).padStart(4, "0");
  if (point.decade) return `${year.slice(0, 3)}X`;
  const second = point.part ?? point.month;
  return `${year}${second ? `-${two(second)}` : ""}${point.day ? `-${two(point.day)}` : ""}${point.mark}`;
}

/** The canonical EDTF of a shape: sets sorted and without repeats, an interval or set of one written as that one. */
export function writeEdtf(shape: Shape): string {
  if (shape.kind === "point") return writePoint(shape.point);
  if (shape.kind === "interval") {
    const [from, to] = [shape.from ? writePoint(shape.from) : "..", shape.to ? writePoint(shape.to) : ".."];
    return from === to ? from : `${from}/${to}`;
  }
  const range = ({ from, to }: Item) => (writePoint(from) === writePoint(to) ? writePoint(from) : `${writePoint(from)}..${writePoint(to)}`);
  const items = [...new Set(shape.items.map(range))].sort();
  if (items.length === 1 && !items[0]?.includes("..")) return items[0] as string;
  return shape.kind === "one_of" ? `[${items.join(",")}]` : `{${items.join(",")}}`;
}

/** Every point a shape names, in order. */
export const pointsOf = (shape: Shape): Point[] => {
  if (shape.kind === "point") return [shape.point];
  if (shape.kind === "interval") return [shape.from, shape.to].filter((point) => point !== null);
  return shape.items.flatMap(({ from, to }) => [from, to]);
};

const exists = ({ year, month = 1, day = 1 }: Point) => month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** First and last day of a point, by the codebook's seasons and quarters; the mark does not widen it. */
export function pointBounds({ year, month, day, part, decade }: Point): { starts: string; ends: string } {
  if (decade) return { starts: isoDay(year, 1, 1), ends: isoDay(year + 9, 12, 31) };
  if (part) {
    const first = part < 30 ? (part - 20) * 3 : (part - 33) * 3 + 1;
    const [endYear, last] = first === 12 ? [year + 1, 2] : [year, first + 2];
    return { starts: isoDay(year, first, 1), ends: isoDay(endYear, last, daysInMonth(endYear, last)) };
  }
  if (!month) return { starts: isoDay(year, 1, 1), ends: isoDay(year, 12, 31) };
  return { starts: isoDay(year, month, day ?? 1), ends: isoDay(year, month, day ?? daysInMonth(year, month)) };
}

function pointPrecision(point: Point): Precision {
  if (point.decade) return "decade";
  if (point.part) return point.part < 30 ? "season" : "quarter";
  return point.day ? "day" : point.month ? "month" : "year";
}

/** "early", "mid" or "late" when the shape is that part of a month by the codebook, else null. */
export function monthPart(shape: Shape): { word: string; month: Point } | null {
  if (shape.kind !== "one_of" || shape.items.length !== 1) return null;
  const { from, to } = shape.items[0] as Item;
  if (!from.month || !from.day || from.month !== to.month || from.year !== to.year) return null;
  const key = `${from.day}-${to.day}`;
  const word = key === "1-10" ? "early" : key === "11-20" ? "mid" : key === `21-${daysInMonth(from.year, from.month)}` ? "late" : null;
  return word && { word, month: { year: from.year, month: from.month, mark: "" } };
}

export function shapeBounds(shape: Shape): DateBounds {
  if (shape.kind === "point") return { ...pointBounds(shape.point), precision: pointPrecision(shape.point) };
  if (shape.kind === "interval") {
    return {
      starts: shape.from ? pointBounds(shape.from).starts : isoDay(firstYear, 1, 1),
      ends: shape.to ? pointBounds(shape.to).ends : isoDay(lastYear, 12, 31),
      precision: shape.from?.day && shape.to?.day ? "days" : "range",
    };
  }
  const starts = shape.items.map((item) => pointBounds(item.from).starts).sort();
  const ends = shape.items.map((item) => pointBounds(item.to).ends).sort();
  const all = shape.items.every((item) => item.from.day && item.to.day) ? "days" : "range";
  return {
    starts: starts[0] as string,
    ends: ends.at(-1) as string,
    precision: shape.kind === "all_of" ? all : monthPart(shape) ? "month_part" : "one_of",
  };
}

const plain = /^\d{4}-(?:0[1-9]|1[0-2])-\d\d$/;

/** Whether the text is an ISO day that exists. */
function isDay(text: string): boolean {
  if (!plain.test(text)) return false;
  const day = Number(text.slice(8));
  return day >= 1 && (day <= 28 || day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7))));
}

/** First and last day of a stored EDTF date; throws on what `parseDate` would not have stored. Called for each row, hence the fast path. */
export function boundsOf(edtf: string): DateBounds {
  if (edtf.length === 10 && isDay(edtf)) return { starts: edtf, ends: edtf, precision: "day" };
  if (/^\d{4}$/.test(edtf)) return { starts: `${edtf}-01-01`, ends: `${edtf}-12-31`, precision: "year" };
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(edtf)) {
    const last = daysInMonth(Number(edtf.slice(0, 4)), Number(edtf.slice(5)));
    return { starts: `${edtf}-01`, ends: `${edtf}-${last}`, precision: "month" };
  }
  if (edtf.length === 21 && edtf[10] === "/") {
    const [starts, ends] = [edtf.slice(0, 10), edtf.slice(11)];
    if (isDay(starts) && isDay(ends)) return { starts, ends, precision: "days" };
  }
  return shapeBounds(mustRead(edtf));
}

/** The shape of a stored EDTF date; throws on an invalid one. */
export function mustRead(edtf: string): Shape {
  const shape = readEdtf(edtf);
  if (!shape || !pointsOf(shape).every(exists)) throw new Error(`Not a stored date: ${edtf.slice(0, 100)}`);
  return shape;
}
