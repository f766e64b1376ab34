import blns from "big-list-of-naughty-strings/blns.json";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findEvent, getEventView, searchEvents } from "#db/events";
import { exportEvents } from "#db/export";
import { countTimeline } from "#db/facets";
import { keepLines } from "#db/keep-lines";
import { saveEvent } from "#db/save-event";
import { findSeriesNamed, searchSeries } from "#db/series";
import { analyst, dropStore, editor, eventOf, exportContext, freshStore } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { readCsv } from "#domain/csv";
import { type Event, type EventInput, event as record } from "#domain/event";
import { emptyFilter, parseFilter } from "#domain/filter";
import { csvColumns } from "#domain/formats/csv";
import { formatRows } from "#domain/rows";
import { type SourceInput, sourceRows } from "#domain/source";
import { cleanLine, isBlank } from "#domain/text";

const extra = [
  "=1+1",
  "'=1",
  "\ufeff=x",
  "a;b|c\\d",
  '"',
  "a,b\r\nc",
  "a\u0000b",
  "\u202Egnp.exe",
  "lone \uD800",
  "e\u0301",
  "\\n",
  "|",
  ";",
];
const naughty = [...(blns as string[]), ...extra].filter((text) => !isBlank(text) && cleanLine(text) !== "");

/** An event with the text in each field that takes free text; what a type lacks stays empty. */
function textOf(text: string, n: number): Record<string, string> {
  const line = text.slice(0, 200);
  const own: Record<string, string>[] = [
    { type: "exercise", troops: line },
    { type: "agreement", status: "signed", renewal: line },
    { type: "arms_transfer", status: "ordered", item: line },
  ];
  return {
    ...own[n % own.length],
    title: `${text.slice(0, 280)} ${n}`,
    summary: text,
    city: line.slice(0, 100),
    place: line,
    note: text,
    participants: formatRows([[line, text.slice(0, 290), "IN", "head"]]),
    organisations: formatRows([[line, line.slice(0, 50), "", "host"]]),
    citations: formatRows([[`https://example.org/${n}`, text, "supports", "2"]]),
  };
}

const sourceOf = (text: string, n: number): SourceInput[] => {
  const line = text.slice(0, 200);
  const read = sourceRows.fromText({ sources: formatRows([[`https://example.org/${n}`, line, line, "2024", "", "B", line]]) });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value.sources;
};

const saved = new Map<string, EventInput>();
beforeAll(async () => {
  freshStore();
  for (const [n, text] of naughty.entries()) {
    const input = eventOf(textOf(text, n));
    const { id } = await saveEvent(editor, input, {
      publish: true,
      sources: sourceOf(text, n),
      ...(n % 4 === 0 && { newSeries: `Series ${text}`.slice(0, 200) }),
    });
    saved.set(id, input);
  }
});
afterAll(dropStore);

async function fileOf(name: string) {
  const parts: string[] = [];
  for await (const part of exportEvents(editor, emptyFilter(), name, { ...exportContext, bom: true })) parts.push(part);
  return parts.join("");
}

const inputOf = (event: Event) => Object.fromEntries(record.names.map((name) => [name, event[name as keyof Event]]));

test("every naughty text is stored in every field as it was read", async () => {
  expect(saved.size).toBe(naughty.length);
  expect(saved.size).toBeGreaterThan(400);
  for (const [id, input] of saved) {
    const event = await findEvent(editor, id);
    expect(inputOf(event as Event)).toEqual({ ...input, series: event?.series });
  }
});

test("the CSV of them reads back as the same events, with no note", async () => {
  const read = readCsv(await fileOf("csv"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  expect(read.table.rows).toHaveLength(saved.size);
  const names = record.names.filter((name) => name !== "note");
  for (const { cells } of read.table.rows) {
    const text = Object.fromEntries(names.map((name, i) => [name, cells.get(csvColumns[i + 2] ?? "") ?? ""]));
    const back = record.fromText(text);
    const id = cells.get("id") ?? "";
    expect(back).toEqual({ ok: true, value: { ...saved.get(id), note: null, series: text.series || null } });
    expect(sourceRows.fromText({ sources: cells.get("sources") ?? "" }).ok).toBe(true);
  }
});

test("from lines that are kept the CSV of them is the same", async () => {
  const anew = await fileOf("csv");
  expect(await keepLines({ pause: 0 })).toBe(saved.size);
  expect(await fileOf("csv")).toBe(anew);
});

test("the JSON of them is strict and holds the same values, with no note and nobody's name", async () => {
  const file = await fileOf("json");
  const { events } = JSON.parse(file) as { events: (Event & Record<string, unknown>)[] };
  expect(events).toHaveLength(saved.size);
  for (const one of events) {
    const { note: _note, series: _series, ...input } = saved.get(one.id) as EventInput;
    expect(one).toMatchObject(input);
    for (const name of ["note", "createdBy", "state", "position", "trashedBy"]) expect(one).not.toHaveProperty(name);
  }
  expect(file).not.toContain("users.invalid");
});

test("each can be searched for, in the timeline, among titles and among series, and none is an error", async () => {
  const lost: string[] = [];
  for (const [n, text] of naughty.entries()) {
    const { filter } = parseFilter({ q: text });
    const { total } = await countTimeline(filter);
    if (/[\p{L}\p{N}]/u.test(filter.q ?? "") && total === 0) lost.push(text);
    if (n % 20 === 0) expect((await getTimelinePage(filter)).rows.length).toBeLessThanOrEqual(total);
    if (n % 5 === 0) await searchSeries(text);
    const title = eventOf(textOf(text, n)).title;
    if (title.length < 190) expect((await searchEvents(editor, title)).map((one) => one.title)).toContain(title);
  }
  expect(lost).toEqual([]);
});

test.each([
  "C-130",
  '"',
  "AND",
  "OR",
  "NOT",
  "NEAR(a b)",
  "title:",
  "title:x",
  "(",
  ")",
  "*",
  "-foo",
  "+foo",
  "^a",
  "a AND",
  '"a',
  "{a}",
  "'",
  "--",
  "%00",
])("the ordinary input %s is no error anywhere", async (text) => {
  await expect(getTimelinePage({ ...emptyFilter(), q: text })).resolves.toBeTruthy();
  await expect(searchEvents(analyst, text)).resolves.toBeInstanceOf(Array);
  await expect(searchSeries(text)).resolves.toBeInstanceOf(Array);
  await expect(findSeriesNamed(text)).resolves.not.toBeUndefined();
});

test("% _ and \\ are letters like any other among titles and series", async () => {
  const titles = ["rise of 10% in budgets", "rise of 100 in budgets", "staff_talks", "stafftalks", "share C:\\plans", "share C:/plans"];
  for (const title of titles) await saveEvent(editor, eventOf({ title }), { newSeries: title });
  const found = async (text: string) => [
    (await searchEvents(editor, text)).map((one) => one.title).filter((title) => titles.includes(title)),
    (await searchSeries(text)).map((one) => one.name).filter((name) => titles.includes(name)),
  ];
  for (const [text, wanted] of [
    ["10% in", "rise of 10% in budgets"],
    ["staff_t", "staff_talks"],
    ["C:\\p", "share C:\\plans"],
  ])
    expect(await found(text as string)).toEqual([[wanted], [wanted]]);
});

test("a lookup of 2 MB is answered, and text typed as marks apart finds what is stored composed", async () => {
  await expect(searchSeries("x".repeat(2_000_000))).resolves.toEqual([]);
  await expect(searchEvents(editor, "%".repeat(2_000_000))).resolves.toEqual([]);
  await saveEvent(editor, eventOf({ title: "Café talks of the desk" }), { newSeries: "Café series" });
  expect(await searchEvents(editor, "Cafe\u0301 talks")).toHaveLength(1);
  expect(await searchSeries("Cafe\u0301 s")).toHaveLength(1);
});

test.each(["abc", "-1", "99999999999999999999", "\u0000", "%2e%2e", "../../etc", "' or 1=1 --", "__proto__", "x".repeat(10_000)])(
  "%j is the id of no event",
  async (id) => {
    expect(await findEvent(editor, id)).toBeNull();
    await expect(getEventView(editor, id)).rejects.toMatchObject({ code: "not_found" });
  },
);
