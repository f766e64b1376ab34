import { addDays, type Item, type Mark, monthPart, type Point, pointBounds, type Shape } from "#domain/date-edtf";
import { monthNames, ordinals } from "#domain/date-words";

/** What was typed, as a shape still to be checked, or why it cannot be read, or both readings when there are two. */
export type Typed = { shape: Shape } | { message: string; readings?: Shape[] };

const fail = (message: string): Typed => ({ message });

const months = new Map<string, number>();
monthNames.forEach((name, at) => {
  months.set(name.toLowerCase(), at + 1).set(name.slice(0, 3).toLowerCase(), at + 1);
});
months.set("sept", 9);
const seasons: Record<string, number> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 };

const before =
  /^(?:(about|around|circa|ca\.? |ca\.|c\.? |c\.|approx\.|approx|approximately|roughly|~)|(probably|possibly|perhaps|maybe|likely|presumably))(?![a-z]) */;
const after = /[ ,]*(?:(approximately|approx\.?|~)|(uncertain|\(\?\)|\?)|%)$/;

/** Takes “about” and “uncertain” off both ends of the text. */
function unmark(typed: string): { text: string; mark: Mark } {
  let text = typed;
  let [about, doubt] = [false, false];
  for (let turn = 0; turn < 4; turn++) {
    const found = before.exec(text) ?? after.exec(text);
    if (!found) break;
    about ||= Boolean(found[1]) || found[0].endsWith("%");
    doubt ||= Boolean(found[2]) || found[0].endsWith("%");
    text = (found.index === 0 ? text.slice(found[0].length) : text.slice(0, found.index)).trim();
  }
  return { text, mark: about && doubt ? "%" : about ? "~" : doubt ? "?" : "" };
}

/** A point with parts still missing, such as the “14” of “14–15 April 2025”. */
type Loose = Partial<Point> & { mark: Mark };

function readWhole(text: string): Loose | null {
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: iso[3] === undefined ? undefined : Number(iso[3]), mark: "" };
  const monthYear = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (monthYear) return { year: Number(monthYear[2]), month: Number(monthYear[1]), mark: "" };
  const numeric = readNumeric(text, text);
  if (numeric && "shape" in numeric && numeric.shape.kind === "point") return numeric.shape.point;
  const decade = /^(?:the )?(\d{3})0'?s$/.exec(text);
  if (decade) return { year: Number(decade[1]) * 10, decade: true, mark: "" };
  const season = /^(?:(spring|summer|autumn|fall|winter)(?: of)?,? )(\d{4})(?:[-/](\d{4}|\d\d))?$/.exec(text);
  if (season) {
    const year = Number(season[2]);
    if (season[3] && (season[1] !== "winter" || Number(season[3].slice(-2)) !== (year + 1) % 100)) return null;
    return { year, part: seasons[season[1] as string], mark: "" };
  }
  const quarter =
    /^(?:q ?([1-4])[ /-]?(?:of )?(\d{4})|(\d{4})[ -]?q([1-4])|(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) quarter,?(?: of)? (\d{4}))$/.exec(
      text,
    );
  if (!quarter) return null;
  const number = quarter[1] ?? quarter[4] ?? String(ordinals.indexOf(quarter[5] as string) + 1 || (quarter[5] as string)[0]);
  return { year: Number(quarter[2] ?? quarter[3] ?? quarter[6]), part: 32 + Number(number), mark: "" };
}

/** Reads days, month names and years in any order, each at most once. */
function readLoose(typed: string): Loose | null {
  const { text, mark } = unmark(typed.trim().replace(/,$/, ""));
  const whole = readWhole(text);
  if (whole) return { ...whole, mark };
  const point: Loose = { mark };
  for (const word of text.replace(/^(?:on|in) /, "").split(/[ ,]+/)) {
    if (word === "" || word === "of" || word === "the") continue;
    const month = months.get(word.replace(/\.$/, ""));
    if (month && !point.month) point.month = month;
    else if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(word) && point.day === undefined) point.day = Number.parseInt(word, 10);
    else if (/^\d{4}$/.test(word) && point.year === undefined) point.year = Number(word);
    else return null;
  }
  return point.day === undefined && !point.month && point.year === undefined ? null : point;
}

/** Gives a point the month and year its neighbour states: “14–15 April 2025”, “April 14–15, 2025”. */
function complete(point: Loose, neighbour: Loose): Loose {
  const month = point.month ?? (point.day === undefined ? undefined : neighbour.month);
  const lacksYear = point.year === undefined && (neighbour.month !== undefined || neighbour.day !== undefined);
  return { ...point, month, year: lacksYear ? neighbour.year : point.year };
}

function settle(points: (Loose | null)[], typed: string): Point[] | Typed | null {
  const all: Loose[] = [];
  for (const point of points) {
    if (!point) return null;
    all.push(point);
  }
  for (let at = all.length - 2; at >= 0; at--) all[at] = complete(all[at] as Loose, all[at + 1] as Loose);
  for (let at = 1; at < all.length; at++) all[at] = complete(all[at] as Loose, all[at - 1] as Loose);
  const settled: Point[] = [];
  for (const point of all) {
    if (point.day !== undefined && point.month === undefined) {
      return point.year === undefined || all.length > 1 ? null : fail(`Add the month to “${typed}”.`);
    }
    if (point.year === undefined) {
      return fail(`Add the year to “${typed}”.`);
    }
    settled.push(point as Point);
  }
  return settled;
}

const follows = (a: Point, b: Point) =>
  !a.day === !b.day && !a.month === !b.month && !a.part && !b.part && addDays(pointBounds(a).ends, 1) === pointBounds(b).starts;

function readList(text: string, word: "or" | "and", typed: string): Typed | null {
  // A comma within one date (“April 14, 2025”) is taken out so that the others separate dates.
  const pieces = text.replace(/\b([a-z]{3,9}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?), ?(?=\d{4}\b)/g, "$1 ").split(` ${word} `);
  if (pieces.length < 2) return null;
  const points = settle(
    pieces.flatMap((piece, at) => (at < pieces.length - 1 ? piece.split(/, ?/) : [piece.replace(/,$/, "")])).map(readLoose),
    typed,
  );
  if (!points || "message" in points || "shape" in points) return points;
  if (points.some((point) => point.part || point.decade || point.mark)) return plainOnly;
  const [first, ...rest] = points as [Point, ...Point[]];
  const inRow = word === "and" && rest.every((point, at) => follows(points[at] as Point, point));
  if (inRow) return { shape: { kind: "interval", from: first, to: rest.at(-1) ?? first } };
  return { shape: { kind: word === "or" ? "one_of" : "all_of", items: points.map((point) => ({ from: point, to: point })) } };
}

const plainOnly = fail(
  "“About”, “uncertain”, seasons, quarters and decades stand alone. In a choice or a period give days, months or years.",
);

function readRange(text: string, typed: string): Typed | null {
  const between = /^between (.+) and (.+)$/.exec(text);
  const from = between ? null : /^from (.+?),? (?:to|until|till) (.+)$/.exec(text);
  const found =
    between ??
    from ??
    /^(.+?) (?:to|until|till|through) (.+)$/.exec(text) ??
    /^(.+?) ?- (.+)$/.exec(text) ??
    /^([^-]+)-([^-]+)$/.exec(text);
  if (!found) return null;
  const unclear = [found[1], found[2]].some((part) => "readings" in (readNumeric(part as string, typed) ?? {}));
  if (unclear) return fail(`Day or month first? Write the months of “${typed}” as words.`);
  const points = settle(
    [found[1], found[2]].map((part) => readLoose(part as string)),
    typed,
  );
  if (!points || "message" in points || "shape" in points) return points;
  const [start, end] = points as [Point, Point];
  if (start.part || end.part) return plainOnly;
  if (!between) return { shape: { kind: "interval", from: start, to: end } };
  if (start.mark || end.mark || start.decade || end.decade) return plainOnly;
  return { shape: { kind: "one_of", items: [{ from: start, to: end } satisfies Item] } };
}

function readNumeric(text: string, typed: string): Typed | null {
  const found = /^(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!found) return null;
  if (found[4]?.length === 2) return fail(`Write the year of “${typed}” with four digits.`);
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  const dayFirst: Shape = { kind: "point", point: { year, month: second, day: first, mark: "" } };
  const monthFirst: Shape = { kind: "point", point: { year, month: first, day: second, mark: "" } };
  if (first > 12 || first === second) return { shape: dayFirst };
  if (second > 12) return { shape: monthFirst };
  return { message: "Day or month first?", readings: [dayFirst, monthFirst] };
}

function readOpen(text: string): Typed | null {
  const since =
    /^(?:since|from) (.+)$/.exec(text) ??
    /^(.+?)(?: onwards?| ?- ?(?:present|today|now)| to (?:present|the present|today|now))$/.exec(text);
  const until = since ? null : /^(?:until|till|up to) (.+)$/.exec(text);
  const point = settle([readLoose((since ?? until)?.[1] ?? "")], text);
  if (!point || !Array.isArray(point) || !point[0]) return null;
  if (point[0].part || point[0].decade) return plainOnly;
  return { shape: { kind: "interval", from: since ? point[0] : null, to: since ? null : point[0] } };
}

function addMark(read: Typed | null, mark: Mark): Typed | null {
  if (!read || !mark || !("shape" in read)) return read;
  const { shape } = read;
  if (shape.kind === "point" && !shape.point.part && !shape.point.decade)
    return { shape: { kind: "point", point: { ...shape.point, mark } } };
  if (shape.kind !== "interval" || !shape.from || !shape.to || shape.from.decade || shape.to.decade) return plainOnly;
  return { shape: { ...shape, from: { ...shape.from, mark: shape.from.mark || mark }, to: { ...shape.to, mark: shape.to.mark || mark } } };
}

/** Reads a date as people type it in English; `line` is cleaned, `typed` is what messages quote. Null when it cannot be read. */
export function readTyped(line: string, typed: string): Typed | null {
  const small = line
    .toLowerCase()
    .replace(/ ?& ?/g, " and ")
    .replace(/^([a-z]{3,9})[-/.](?=\d{4}$)/, "$1 ");
  const shortYear = /^(?:\d{1,2}[a-z]{0,2}[-/ .]?([a-z]{3,9})|([a-z]{3,9})\.? \d{1,2}[a-z]{0,2},)[-/ .,]*'?\d\d$/.exec(small);
  if (months.has(shortYear?.[1] ?? shortYear?.[2] ?? "")) return fail(`Write the year of “${typed}” with four digits.`);
  const lower = small.replace(/^(\d{1,2})[-/ .]?([a-z]{3,9})\.?[-/ .]?(\d{4})$/, (all, day, month, year) =>
    months.has(month) ? `${day} ${month} ${year}` : all,
  );
  if (/^(?:from|since|until|till|up to) /.test(lower)) return readRange(lower, typed) ?? readOpen(lower);
  const { text, mark } = unmark(lower.replace(/^(?:on|in|during) /, ""));
  const part = /^(early|mid|late)[ -](?:in )?(.+)$/.exec(text);
  if (part) {
    const month = readLoose(part[2] as string);
    if (!month?.month || month.day || month.mark) {
      return fail(`“${typed}” has no fixed days. Give the months, the quarter or the season: Jan–Apr 2019, Q1 2019, spring 2019.`);
    }
    if (month.year === undefined) return fail(`Add the year to “${typed}”.`);
    const point = { year: month.year, month: month.month, mark: "" } as const;
    const last = Number(pointBounds(point).ends.slice(8));
    const [first, end] = part[1] === "early" ? [1, 10] : part[1] === "mid" ? [11, 20] : [21, last];
    const shape: Shape = { kind: "one_of", items: [{ from: { ...point, day: first }, to: { ...point, day: end } }] };
    return addMark(monthPart(shape) ? { shape } : null, mark);
  }
  const read = readNumeric(text, typed) ?? readSingle(text, typed);
  const range = () =>
    (text.startsWith("between ") ? null : (readList(text, "or", typed) ?? readList(text, "and", typed))) ?? readRange(text, typed);
  return addMark(read ?? range() ?? readOpen(text), mark);
}

function readSingle(text: string, typed: string): Typed | null {
  const points = settle([readLoose(text)], typed);
  if (!points) return null;
  return Array.isArray(points) ? { shape: { kind: "point", point: points[0] as Point } } : points;
}
