import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { lookBackOf } from "#db/as-of";
import { getEventView } from "#db/events";
import { eachEvent } from "#db/export";
import { countTimeline } from "#db/facets";
import { moveEvent, publishEvent, restoreEvent, trashEvent } from "#db/move-event";
import { makePast } from "#db/past";
import { saveEvent } from "#db/save-event";
import { events } from "#db/schema";
import { write } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { getTimelinePage } from "#db/timeline-page";
import { AppError } from "#domain/errors";
import { type Filter, parseFilter } from "#domain/filter";

beforeEach(() => {
  freshStore();
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T09:00:00Z") });
});
afterEach(() => vi.useRealTimers());
afterAll(dropStore);

/** The clock of the record at noon of a day. */
const on = (day: string) => vi.setSystemTime(new Date(`${day}T12:00:00Z`));
const filterOf = (query: string): Filter => parseFilter(new URLSearchParams(query)).filter;
const titles = async (query: string) => (await getTimelinePage(filterOf(query))).rows.map(({ event }) => event.title);

test("a timeline as of a day shows what was published then: not before, as revised between, gone after trash and withdrawal", async () => {
  on("2026-01-02");
  const { id } = await saveEvent(editor, eventOf({ title: "First words" }));
  on("2026-01-04");
  await publishEvent(editor, id, 1);
  on("2026-01-06");
  await saveEvent(editor, eventOf({ title: "Second words" }), { at: { id, revision: 2 } });
  on("2026-01-08");
  await trashEvent(editor, id, 3);
  on("2026-01-10");
  await restoreEvent(editor, id, 4);
  on("2026-01-12");
  await moveEvent(editor, id, 5, "withdraw", "Wrong");
  on("2026-02-01");
  const seen = (day: string) => titles(`country=IN&country=IT&asof=${day}`);
  expect(await seen("2026-01-01")).toEqual([]);
  expect(await seen("2026-01-03")).toEqual([]);
  expect(await seen("2026-01-04")).toEqual(["First words"]);
  expect(await seen("2026-01-05")).toEqual(["First words"]);
  expect(await seen("2026-01-06")).toEqual(["Second words"]);
  expect(await seen("2026-01-09")).toEqual([]);
  expect(await seen("2026-01-11")).toEqual(["Second words"]);
  expect(await seen("2026-01-12")).toEqual([]);
  expect(await titles("country=IN&country=IT")).toEqual([]);
  expect((await getEventView(null, id, "2026-01-05")).event).toMatchObject({ title: "First words", revision: 2, state: "published" });
  await expect(getEventView(null, id, "2026-01-09")).rejects.toThrow(AppError);
  await expect(getEventView(null, id)).rejects.toThrow(AppError);
});

test("an event whose countries were corrected stands in the pair it was published under", async () => {
  const { id } = await saveEvent(editor, eventOf(), { publish: true });
  on("2026-01-05");
  await saveEvent(editor, eventOf({ countries: "IN|visitor; FR|host" }), { at: { id, revision: 1 } });
  on("2026-02-01");
  const inPair = async (pair: string, day: string) => (await countTimeline(filterOf(`${pair}&asof=${day}`))).total;
  const [italy, france] = ["country=IN&country=IT", "country=IN&country=FR"];
  expect([await inPair(italy, "2026-01-02"), await inPair(france, "2026-01-02")]).toEqual([1, 0]);
  expect([await inPair(italy, "2026-01-06"), await inPair(france, "2026-01-06")]).toEqual([0, 1]);
  expect(await inPair("country=IT", "2026-01-02")).toBe(1);
  expect(await inPair("country=IT&country=FR&match=any", "2026-01-06")).toBe(1);
});

test("an event that was merged into another stood on its own before", async () => {
  const { id } = await saveEvent(editor, eventOf({ title: "Twice on record" }), { publish: true });
  on("2026-01-05");
  await saveEvent(editor, eventOf({ title: "The other" }), { publish: true });
  await mergeAway(id);
  on("2026-02-01");
  expect(await titles("asof=2026-01-03")).toEqual(["Twice on record"]);
  expect(await titles("asof=2026-01-06")).toEqual(["The other"]);
});

/** As a merge leaves an event: in the state `merged`, with a revision that says so. */
const mergeAway = (id: string) =>
  write(async (tx, raw) => {
    await tx.update(events).set({ state: "merged", revision: 2 }).where(eq(events.id, id));
    raw
      .prepare(
        `insert into revisions (entity, entity_id, revision, action, state, value, actor_id, at)
         select entity, entity_id, 2, 'merge', 'merged', value, actor_id, ? from revisions where entity = 'event' and entity_id = ?`,
      )
      .run(new Date().toISOString(), id);
  });

test("filters, search, facets, band and files are of that day, and ordinary pages beside them of now", async () => {
  const { id } = await saveEvent(editor, eventOf({ title: "Visit to Taranto", themes: "maritime", note: "For the desk" }), {
    publish: true,
  });
  on("2026-01-05");
  await saveEvent(editor, eventOf({ title: "Visit to Genoa", type: "exercise" }), { at: { id, revision: 1 } });
  on("2026-02-01");
  expect(await titles("q=taranto&asof=2026-01-02")).toEqual(["Visit to Taranto"]);
  expect(await titles("q=genoa&asof=2026-01-02")).toEqual([]);
  expect(await titles("q=genoa")).toEqual(["Visit to Genoa"]);
  expect(await titles("type=visit&asof=2026-01-02")).toEqual(["Visit to Taranto"]);
  const [then, now] = [await countTimeline(filterOf("asof=2026-01-02")), await countTimeline(filterOf(""))];
  expect([then.facets.type.visit, then.facets.type.exercise, then.facets.theme.maritime]).toEqual([1, 0, 1]);
  expect([now.facets.type.visit, now.facets.type.exercise, now.facets.theme.maritime]).toEqual([0, 1, 0]);
  expect(then.band.bins.map(({ counts }) => counts.visits)).toEqual([1]);
  const rows = [];
  for await (const some of eachEvent(filterOf("asof=2026-01-02"))) rows.push(...some);
  expect(rows.map(({ event }) => [event.title, event.note])).toEqual([["Visit to Taranto", null]]);
  expect((await getEventView(editor, id, "2026-01-02")).event.note).toBeNull();
});

test("two pages of different days that are made at the same time do not mix", async () => {
  const { id } = await saveEvent(editor, eventOf({ title: "Text 1" }), { publish: true });
  for (const n of [2, 3, 4, 5, 6]) {
    on(`2026-01-0${n}`);
    await saveEvent(editor, eventOf({ title: `Text ${n}` }), { at: { id, revision: n - 1 } });
  }
  on("2026-02-01");
  const days = [1, 6, 2, 5, 3, 4, 1, 2, 3];
  const seen = await Promise.all(days.flatMap((n) => [titles(`asof=2026-01-0${n}`), titles("")]));
  expect(seen).toEqual(days.flatMap((n) => [[`Text ${n}`], ["Text 6"]]));
});

test("sources and series are called what they were called then", async () => {
  const source = { address: "https://example.org/a", title: "Old title", publisher: null, published: null, kind: null, reliability: "F" };
  const details = { author: null, country: null, language: null, accessed: null, archive: null };
  const sources = (title: string, reliability: string) => [{ ...source, ...details, title, reliability }] as never;
  const { id } = await saveEvent(editor, eventOf(), { publish: true, sources: sources("Old title", "D"), newSeries: "Joint Committee" });
  const { event } = await getEventView(editor, id);
  on("2026-01-05");
  const changed = { ...eventOf({ title: "Anew" }), series: event.series };
  await saveEvent(editor, changed, { at: { id, revision: 1 }, sources: sources("New title", "A") });
  on("2026-02-01");
  const view = await getEventView(null, id, "2026-01-02");
  expect(view.citations.map((one) => [one.source.title, one.source.reliability])).toEqual([["Old title", "D"]]);
  expect(view.seriesName).toBe("Joint Committee");
  expect((await getEventView(null, id)).citations[0]?.source.title).toBe("New title");
  expect(await titles("grade=A6&asof=2026-01-02")).toEqual([]);
  expect(await titles("grade=A6")).toEqual(["Anew"]);
});

test("the page of an event shows the whole, the parts and the series of that day", async () => {
  const { id: whole } = await saveEvent(editor, eventOf({ title: "The visit" }), { publish: true });
  const { id: part } = await saveEvent(editor, { ...eventOf({ title: "Talks" }), partOf: whole }, { publish: true });
  const { id: other } = await saveEvent(editor, { ...eventOf({ title: "Dinner" }), partOf: whole }, { publish: true });
  on("2026-01-05");
  await saveEvent(editor, eventOf({ title: "Talks elsewhere" }), { at: { id: part, revision: 1 } });
  await trashEvent(editor, other, 1);
  on("2026-02-01");
  const then = await getEventView(null, whole, "2026-01-02");
  expect(then.parts.map(({ title }) => title)).toEqual(["Talks", "Dinner"]);
  expect((await getEventView(null, whole)).parts).toEqual([]);
  const talks = await getEventView(null, part, "2026-01-02");
  expect([talks.whole?.title, talks.siblings.map(({ title }) => title)]).toEqual(["The visit", ["Dinner"]]);
  expect((await getEventView(null, part, "2026-01-06")).whole).toBeNull();
});

test("a part whose whole is of another pair is still said to be during it", async () => {
  const { id: whole } = await saveEvent(editor, eventOf({ title: "Tour", countries: "IN; FR" }), { publish: true });
  await saveEvent(editor, { ...eventOf(), partOf: whole }, { publish: true });
  on("2026-02-01");
  const page = await getTimelinePage(filterOf("country=IN&country=IT&asof=2026-01-02"));
  expect(page.rows.map(({ during }) => during?.title)).toEqual(["Tour"]);
});

test("a day before the record, a day to come and today are told apart", async () => {
  on("2026-01-03");
  await saveEvent(editor, eventOf(), { publish: true });
  on("2026-02-01");
  const kind = async (day: string) => (await lookBackOf(filterOf(`asof=${day}`)))?.kind;
  expect(await lookBackOf(filterOf("asof=2025-06-01"))).toEqual({ day: "2025-06-01", kind: "before", first: "2026-01-03" });
  expect([await kind("2026-01-04"), await kind("2026-02-01"), await kind("2027-01-01")]).toEqual(["past", "today", "future"]);
  expect(await lookBackOf(filterOf(""))).toBeNull();
  expect(await titles("asof=2027-01-01")).toEqual(["Minister visits Rome"]);
});

test("beyond its limit a look back holds nothing, and says so", async () => {
  for (const title of ["One", "Two", "Three"]) await saveEvent(editor, eventOf({ title }), { publish: true });
  const scope = { ids: [], holding: [[]] };
  expect(await makePast("2026-01-01", scope, 2)).toMatchObject({ events: 0, tooMany: true });
  expect(await makePast("2026-01-01", scope, 3)).toMatchObject({ events: 3, tooMany: false });
});

test("a day that is none is left out and named", () => {
  for (const text of ["2026-02-30", "2026", "banana", "2026-03", "1999~"]) {
    const { filter, ignored } = parseFilter({ asof: text });
    expect([filter.asof, ignored[0]]).toEqual([null, expect.stringContaining("is not a day")]);
  }
  expect(parseFilter({ asof: "1 March 2026" }).filter.asof).toBe("2026-03-01");
});

const countries = ["IN; IT", "IN; FR", "IN; IT; FR", "IT; FR"];
const days = ["14 April 2025", "14–15 April 2025", "2024", "3 May 2025"];
const step = fc.record({
  what: fc.constantFrom("save", "save", "save", "publish", "trash", "restore", "withdraw"),
  which: fc.nat(3),
  countries: fc.constantFrom(...countries),
  date: fc.constantFrom(...days),
  title: fc.constantFrom("Talks", "Visit", "Drill"),
  publish: fc.boolean(),
});

type Known = { id: string; revision: number; state: string };

async function take(
  known: Map<number, Known>,
  one: Parameters<Parameters<typeof fc.property<[typeof step extends fc.Arbitrary<infer T> ? T : never]>>[1]>[0],
) {
  const old = known.get(one.which);
  const value = () => eventOf({ title: one.title, countries: one.countries, date: one.date });
  if (one.what === "save" || !old) {
    const at = old ? { at: { id: old.id, revision: old.revision } } : {};
    known.set(one.which, await saveEvent(editor, value(), { ...at, publish: one.publish && old?.state !== "trash" }));
  } else known.set(one.which, await moveEvent(editor, old.id, old.revision, one.what as "trash", "Because"));
}

/** All that a reader sees of some timelines, in their order. */
async function shown(asof: string) {
  const queries = ["", "country=IN&country=IT", "country=FR", "q=visit", "country=IN&country=FR&match=any&from=2025"];
  return Promise.all(
    queries.map(async (query) => {
      const { rows, facets, band, years, total } = await getTimelinePage(filterOf(`${query}${asof && `&asof=${asof}`}`));
      return { rows: rows.map(({ event, sources, grade }) => ({ ...event, sources, grade })), facets, band, years, total };
    }),
  );
}

test("after any sequence of saves and moves, the record as of each day is what it showed on that day", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
      freshStore();
      const known = new Map<number, Known>();
      const seen: [string, unknown][] = [];
      for (const [i, one] of steps.entries()) {
        const day = `2026-03-${String(i + 1).padStart(2, "0")}`;
        on(day);
        // What a state does not allow is refused and changes nothing.
        await take(known, one).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
        seen.push([day, await shown("")]);
      }
      on("2026-06-01");
      for (const [day, then] of seen) expect([day, await shown(day)]).toEqual([day, then]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
