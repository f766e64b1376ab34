import { afterAll, beforeEach, expect, test } from "vitest";
import { shape } from "#db/event-lines";
import { findEvent } from "#db/events";
import { eachEvent, eachLine } from "#db/export";
import { keepLines, linesAreDue } from "#db/keep-lines";
import { mergeEvents, unmergeEvent } from "#db/merge-event";
import { moveEvent, publishEvent, trashEvent } from "#db/move-event";
import { saveEvent } from "#db/save-event";
import { writerForTests } from "#db/store";
import { dropStore, editor, eventOf, exportContext, freshStore, sourceOf } from "#db/testing";
import { emptyFilter, parseFilter } from "#domain/filter";
import { csv } from "#domain/formats/csv";

const made: Record<string, string> = {};
const save = (text: Record<string, string>, options: Parameters<typeof saveEvent>[2] = { publish: true }) =>
  saveEvent(editor, eventOf(text), options).then(({ id }) => id);

beforeEach(async () => {
  freshStore();
  made.first = await save({ title: "First" });
  made.shared = await save({ title: "Shared", date: "2019", citations: "https://example.org/a|A quote; https://example.org/b" });
  made.draft = await save({ title: "Draft", date: "2020" }, {});
  made.part = await save({ title: "Part", date: "2021", partOf: made.first });
  made.linked = await save({ title: "Linked", date: "2022", related: `${made.draft}|follows; ${made.first}|follows` });
  await keepLines({ pause: 0 });
});
afterAll(dropStore);

async function textOf(parts: AsyncGenerator<string>) {
  let text = "";
  for await (const part of parts) text += part;
  return text;
}
const keptFile = (filter = emptyFilter()) => textOf(csv.write(eachLine(filter, csv.kept), exportContext));
const fileAnew = (filter = emptyFilter()) => textOf(csv.write(eachEvent(filter), exportContext));

/** The titles of the rows that are copied from kept lines. */
async function copied() {
  const found: string[] = [];
  for await (const rows of eachLine(emptyFilter(), csv.kept))
    for (const row of rows) if ("kept" in row) found.push(Object.entries(made).find(([, id]) => id === row.id)?.[0] ?? row.id);
  return found.sort();
}

const seen = async (id: string) => ({ id, revision: (await findEvent(editor, id))?.revision ?? 0 });
const edit = async (id: string, text: Record<string, string>, options = {}) => save(text, { at: await seen(id), ...options });

const changes: Record<string, () => Promise<unknown>> = {
  "an edit": () => edit(made.first as string, { title: "Other" }),
  "an edit of nothing but its revision and note": () => edit(made.first as string, { title: "First", note: "For the desk" }),
  "a day that is another": () => edit(made.first as string, { title: "First", date: "2023-05-01" }),
  "a series that is new": () => edit(made.first as string, { title: "First", series: "new" }, { newSeries: "Committee" }),
  "what is known of a source, told in the form of another event": () =>
    edit(
      made.first as string,
      { title: "First" },
      { sources: [sourceOf({ address: "https://example.org/a", title: "A report", reliability: "A" })] },
    ),
  "what is known of a source, told in the form of a draft": () =>
    edit(made.draft as string, { title: "Draft" }, { sources: [sourceOf({ address: "https://example.org/a", publisher: "Gazette" })] }),
  "the trash": () => trashEvent(editor, made.shared as string, 1),
  "the trash for the whole of a part": () => trashEvent(editor, made.first as string, 1),
  "the trash and back": async () => {
    await trashEvent(editor, made.first as string, 1);
    await moveEvent(editor, made.first as string, 2, "restore");
  },
  "the publication of an event that another names": () => publishEvent(editor, made.draft as string, 1),
  "a new event on the same day": () => save({ title: "New" }),
  "a merge": async () => mergeEvents(editor, await seen(made.first as string), await seen(made.shared as string)),
  "a merge that is undone": async () => {
    await mergeEvents(editor, await seen(made.first as string), await seen(made.shared as string));
    await keepLines({ pause: 0 });
    await unmergeEvent(editor, await seen(made.first as string));
  },
};

test.each(Object.entries(changes))(
  "after %s the file of kept lines is the one made anew, at once and when all are kept again",
  async (_name, change) => {
    const before = await keptFile();
    expect(before).toBe(await fileAnew());
    await change();
    const anew = await fileAnew();
    expect(anew).not.toBe(before);
    expect(await keptFile()).toBe(anew);
    await keepLines({ pause: 0 });
    expect(await keptFile()).toBe(anew);
  },
);

test("every event has its line but those that name what readers may not see; none waits for the event that it names", async () => {
  expect(await copied()).toEqual(["first", "part", "shared"]);
  await publishEvent(editor, made.draft as string, 1);
  expect(await copied()).toEqual(["first", "linked", "part", "shared"]);
  await trashEvent(editor, made.first as string, 1);
  expect(await copied()).toEqual(["shared"]);
  await moveEvent(editor, made.first as string, 2, "restore");
  expect(await copied()).toEqual(["linked", "part", "shared"]);
});

test("what was saved has no line until one is made, and no more are made than are wanting", async () => {
  expect([await linesAreDue(), await keepLines({ pause: 0 })]).toEqual([false, 0]);
  await edit(made.first as string, { title: "Other" });
  expect(await copied()).toEqual(["part", "shared"]);
  expect([await linesAreDue(), await keepLines({ pause: 0 }), await linesAreDue()]).toEqual([true, 1, false]);
  expect(await copied()).toEqual(["first", "part", "shared"]);
});

test("lines of another shape are not used, and are made again", async () => {
  writerForTests().exec(
    "update event_lines set shape = shape + 1, line = 'of before'; update meta set value = '1 1' where name = 'event_lines'",
  );
  expect(await copied()).toEqual([]);
  expect(await keptFile()).toBe(await fileAnew());
  expect([await linesAreDue(), await keepLines({ pause: 0 }), await linesAreDue()]).toEqual([true, 4, false]);
  expect(await copied()).toEqual(["first", "part", "shared"]);
  expect(writerForTests().prepare("select distinct shape from event_lines").pluck().all()).toEqual([shape]);
  expect(await keptFile()).toBe(await fileAnew());
});

test("all are made anew where somebody asks for it: what was changed in the file by hand is told as it now is", async () => {
  writerForTests().exec(`update events set title = 'By hand' where id = '${made.first}'`);
  expect(await keptFile()).not.toContain("By hand");
  expect(await keepLines({ pause: 0, anew: true })).toBe(4);
  expect(await keptFile()).toContain("By hand");
});

test("of an event that cannot be read no line is kept", async () => {
  writerForTests().exec(`update events set participants = '[{' where id = '${made.first}'`);
  expect(await keepLines({ pause: 0, anew: true })).toBe(3);
  writerForTests().exec(`update events set participants = '[]' where id = '${made.first}'`);
  expect(await keptFile()).toBe(await fileAnew());
});

test("lines that are made while others save are true", async () => {
  for (let i = 0; i < 120; i++) await save({ title: `Event ${i}`, date: `20${10 + (i % 10)}` });
  let done = false;
  const keeping = keepLines({ pause: 0, anew: true }).finally(() => {
    done = true;
  });
  let saves = 0;
  for (; !done; saves++) {
    await edit(made.shared as string, { title: `Shared ${saves}`, date: "2019", citations: "https://example.org/a" });
    await new Promise((resume) => setImmediate(resume));
  }
  expect(await keeping).toBeGreaterThanOrEqual(124);
  expect(saves).toBeGreaterThan(0);
  expect(await keptFile()).toBe(await fileAnew());
});

test.each(["country=IN&country=IT", "type=visit", "q=shared", "from=2020&to=2021", "sources=2", "asof=2999-01-01"])(
  "the file of %s is the same from kept lines",
  async (query) => {
    const { filter } = parseFilter(new URLSearchParams(query));
    const file = await keptFile(filter);
    expect(file.split("\r\n").length).toBeGreaterThan(2);
    expect(file).toBe(await fileAnew(filter));
  },
);

test("a look back has no lines: it says what was on record on its day", async () => {
  writerForTests().exec("drop trigger if exists revisions_are_append_only_update; update revisions set at = '2020-01-01T00:00:00.000Z'");
  await edit(made.first as string, { title: "Changed since" });
  await keepLines({ pause: 0 });
  const { filter } = parseFilter(new URLSearchParams("asof=2020-06-01"));
  const file = await keptFile(filter);
  expect(file).toBe(await fileAnew(filter));
  expect(file).toContain("First");
  expect(file).not.toContain("Changed since");
  expect(await keptFile()).toContain("Changed since");
});
