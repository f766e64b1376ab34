import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { addSources } from "#db/add-sources";
import { findCapture } from "#db/captures";
import { findEvent } from "#db/events";
import { exportEvents } from "#db/export";
import { publishEvent } from "#db/move-event";
import { listRevisions } from "#db/revisions";
import { type CapturedEvent, saveCapture } from "#db/save-capture";
import { saveEvent } from "#db/save-event";
import { audit, captures, events, revisions, sources, sourceTexts } from "#db/schema";
import { getSourceText, sourcesWithText } from "#db/source-texts";
import { startCapture } from "#db/start-capture";
import { db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, exportContext, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import type { Actor } from "#domain/access";
import { formTexts, toSave } from "#domain/capture";
import { DuplicateError, WarningError } from "#domain/errors";
import { event } from "#domain/event";
import { emptyFilter } from "#domain/filter";
import { articleFound, articleText } from "#domain/testing-article";

beforeEach(freshStore);
afterEach(() => {
  delete process.env.ENTENTE_ARTICLE_TEXT;
});
afterAll(dropStore);

const address = "https://www.example.org/turin/?utm_source=feed";
const about = { address, title: "Training reviewed", publisher: "Example Wire", published: "14 May 2025" };
const source = sourceOf({ address, title: about.title, publisher: about.publisher, published: "2025-05-14" });
const capture = (actor: Actor = analyst) =>
  startCapture(actor, { ...about, text: articleText }, (_text, published) => articleFound(published));

/** What a page would send to be saved: the open drafts as the form of an event reads them. */
async function drafts(id: string, actor: Actor = analyst, keys?: string[]): Promise<CapturedEvent[]> {
  const found = await findCapture(actor, id);
  return toSave(found!.drafts)
    .filter(({ key }) => !keys || keys.includes(key))
    .map((draft) => {
      const texts = formTexts(draft, about, "2025-05-14");
      const read = event.fromText({ ...texts, series: texts.newSeries ? "new" : (texts.series ?? "") });
      if (!read.ok) throw new Error(JSON.stringify(read.errors));
      return { key: draft.key, input: read.value, distinct: "", confirmed: "", ...(texts.newSeries && { newSeries: texts.series! }) };
    });
}

const count = async (table: typeof events | typeof sources | typeof sourceTexts | typeof revisions) =>
  (await db().select().from(table)).length;

test("five events of one article: one source, a citation each with its own words, parts of the visit, all drafts", async () => {
  const id = await capture();
  const saved = await saveCapture(analyst, id, await drafts(id), { source });
  expect([...saved.keys()].sort()).toEqual(["1", "2", "3", "4", "5"]);
  expect(await count(sources)).toBe(1);
  expect(await count(sourceTexts)).toBe(1);
  const [kept] = await db().select().from(sources);
  expect(kept).toMatchObject({ address, title: "Training reviewed", publisher: "Example Wire", published: "2025-05-14", revision: 1 });
  const made = await Promise.all([..."12345"].map((key) => findEvent(analyst, saved.get(key)!)));
  for (const one of made) {
    expect(one).toMatchObject({ state: "draft", createdBy: "analyst", citations: [{ source: address, stance: "supports" }] });
    expect(articleText).toContain(one!.citations[0]!.quote);
  }
  expect(new Set(made.map((one) => one!.citations[0]!.quote)).size).toBe(5);
  expect(made.map((one) => one!.partOf)).toEqual([saved.get("2"), null, saved.get("2"), saved.get("2"), saved.get("2")]);
  expect((await listRevisions(saved.get("1")!))[0]).toMatchObject({ action: "create", via: "capture", actorId: "analyst" });
  expect((await findCapture(analyst, id))?.drafts.map(({ state }) => state)).toEqual([...Array(5).fill("saved"), "open"]);
});

test("sent for review with the save, where that is asked", async () => {
  const id = await capture();
  const saved = await saveCapture(analyst, id, await drafts(id, analyst, ["2"]), { source, submit: true });
  expect(await findEvent(analyst, saved.get("2")!)).toMatchObject({ state: "in_review" });
});

test.each([1, 2, 3, 4, 5])("a fault at the %s. event saves nothing: no event, no source, no text, no line", async (n) => {
  const id = await capture();
  const list = await drafts(id);
  const lines = (await db().select().from(audit)).length;
  writerForTests().exec(
    `create temp trigger fails after insert on events when (select count(*) from events) = ${n} begin select raise(abort, 'a fault'); end`,
  );
  await expect(saveCapture(analyst, id, list, { source })).rejects.toThrow();
  for (const table of [events, sources, sourceTexts, revisions]) expect(await count(table)).toBe(0);
  expect((await db().select().from(audit)).length).toBe(lines);
  expect((await findCapture(analyst, id))?.drafts.every(({ state }) => state === "open")).toBe(true);
  writerForTests().exec("drop trigger fails");
  expect((await saveCapture(analyst, id, list, { source })).size).toBe(5);
});

test("one draft that breaks a rule keeps all from being saved, and every such draft is named", async () => {
  const id = await capture();
  const list = (await drafts(id)).map((one) =>
    one.key === "3" || one.key === "4" ? { ...one, input: { ...one.input, date: "2099-01-01" } } : one,
  );
  await expect(saveCapture(analyst, id, list, { source })).rejects.toMatchObject({
    code: "invalid",
    drafts: {
      3: { fields: { status: [expect.stringContaining("future")] } },
      4: { fields: { status: [expect.stringContaining("future")] } },
    },
  });
  expect(await count(events)).toBe(0);
});

test("what is like an event on record is asked about; events of the article itself are not taken for one another", async () => {
  const { id: known } = await saveEvent(
    editor,
    eventOf({ title: "Pillai in Turin", date: "13–15 May 2025", citations: "https://example.org/b" }),
    { publish: true },
  );
  const id = await capture();
  const list = (await drafts(id)).map((one) => (one.key === "3" ? { ...one, input: { ...one.input, type: "visit" as const } } : one));
  const refused = await saveCapture(analyst, id, list, { source }).catch((error: unknown) => error);
  const problems = (refused as { drafts: Record<string, DuplicateError> }).drafts;
  expect(Object.keys(problems).sort()).toEqual(["2", "3"]);
  expect(problems[2]).toBeInstanceOf(DuplicateError);
  expect(problems[2]!.duplicates.map((one) => one.id)).toEqual([known]);
  const again = list.map((one) => ({ ...one, distinct: one.key === "2" || one.key === "3" ? "Another delegation" : "" }));
  const saved = await saveCapture(analyst, id, again, { source });
  expect((await listRevisions(saved.get("2")!))[0]?.reason).toBe("Another delegation");
});

test("what is unusual is confirmed, draft by draft", async () => {
  const id = await capture();
  const list = (await drafts(id)).map((one) => (one.key === "3" ? { ...one, input: { ...one.input, date: "2024-01-01" } } : one));
  const refused = await saveCapture(analyst, id, list, { source }).catch((error: unknown) => error);
  const { 3: warning } = (refused as { drafts: Record<string, WarningError> }).drafts;
  expect(warning).toBeInstanceOf(WarningError);
  const confirmed = list.map((one) => (one.key === "3" ? { ...one, confirmed: warning!.confirm } : one));
  expect((await saveCapture(analyst, id, confirmed, { source })).size).toBe(5);
});

test("saved twice it is saved once; a part that was saved before its whole is made part of it", async () => {
  const id = await capture();
  const list = await drafts(id);
  const part = await saveCapture(
    analyst,
    id,
    list.filter(({ key }) => key === "3"),
    { source },
  );
  expect(await findEvent(analyst, part.get("3")!)).toMatchObject({ partOf: null, revision: 1 });
  const rest = await saveCapture(analyst, id, list, { source });
  expect([...rest.keys()].sort()).toEqual(["1", "2", "4", "5"]);
  expect(await findEvent(analyst, part.get("3")!)).toMatchObject({ partOf: rest.get("2"), revision: 2 });
  await expect(saveCapture(analyst, id, list, { source })).rejects.toMatchObject({ code: "conflict" });
  expect(await count(events)).toBe(5);
});

test("a source that is on record keeps what is known of it", async () => {
  const before = sourceOf({ address: "https://example.org/turin", title: "As it was recorded", reliability: "B" });
  await saveEvent(editor, eventOf({ citations: before.address, date: "1 Jan 2020" }), { publish: true, sources: [before] });
  const id = await capture();
  await saveCapture(analyst, id, await drafts(id), { source });
  expect(await db().select().from(sources)).toMatchObject([{ title: "As it was recorded", publisher: null, revision: 1 }]);
});

test("only who captured it saves from it, and only who may write; a refusal leaves a line", async () => {
  const id = await capture();
  const list = await drafts(id);
  await expect(saveCapture(null, id, list, { source })).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(saveCapture(readerActor, id, list, { source })).rejects.toMatchObject({ code: "forbidden" });
  for (const other of [otherAnalyst, editor])
    await expect(saveCapture(other, id, list, { source })).rejects.toMatchObject({ code: "not_found" });
  expect(await db().select().from(audit).where(eq(audit.action, "capture.save.denied"))).toMatchObject([
    { actorId: "reader", entityId: id },
  ]);
  expect(await count(events)).toBe(0);
});

test("the form of an event, opened with a draft, is tied back to the capture in the same save", async () => {
  const id = await capture();
  const [visit] = await drafts(id, analyst, ["2"]);
  const saved = await saveEvent(analyst, visit!.input, { sources: [source], capture: { id, key: "2" } });
  expect((await findCapture(analyst, id))?.drafts[1]).toMatchObject({ state: "saved", eventId: saved.id });
  expect(await count(sourceTexts)).toBe(1);
  // Somebody else's capture is not touched by naming it.
  const other = await saveEvent(otherAnalyst, eventOf({ date: "1 Jan 2020" }), { capture: { id, key: "3" } });
  expect((await findCapture(analyst, id))?.drafts.some(({ eventId }) => eventId === other.id)).toBe(false);
});

test("an article whose address was mended in the form is kept with that source, never with one that the event cited before", async () => {
  const id = await capture();
  const known = await saveEvent(editor, eventOf({ citations: "https://example.org/before" }), { publish: true });
  const draft = await saveEvent(analyst, eventOf({ date: "3 Feb 2021", citations: "https://example.org/earlier" }));
  const cited = (source: string) => [{ source, quote: null, stance: "supports", credibility: "6" } as const];
  await addSources(analyst, draft.id, cited("https://example.org/mended"), { capture: { id, key: "2" } });
  await addSources(analyst, known.id, cited("https://example.org/mended-too"), { capture: { id, key: "3" } });
  const kept = (await db().select().from(sourceTexts)).map(({ canonical }) => canonical);
  expect(kept).toEqual(["example.org/mended", "example.org/mended-too"]);
});

test("the text is the desk's alone: members read it by its source, readers and the audit never", async () => {
  const id = await capture();
  await saveCapture(analyst, id, await drafts(id), { source });
  const [kept] = await db().select().from(sources);
  const read = await getSourceText(analyst, kept!.id);
  expect(read).toMatchObject({ text: articleText, sha256: expect.stringMatching(/^[\da-f]{64}$/) });
  expect(read.cited).toHaveLength(5);
  expect(await sourcesWithText(otherAnalyst, [{ ...source, id: kept!.id }])).toEqual(new Set([kept!.id]));
  await expect(getSourceText(readerActor, kept!.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(getSourceText(null, kept!.id)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(sourcesWithText(readerActor, [{ ...source, id: kept!.id }])).rejects.toMatchObject({ code: "forbidden" });
  const words = "she named dates for a common dock";
  const { id: visit } = (await db().select().from(events).where(eq(events.type, "visit")))[0]!;
  await publishEvent(editor, visit, 1);
  for (const format of ["csv", "json"] as const) {
    let file = "";
    for await (const part of exportEvents(editor, emptyFilter(), format, exportContext)) file += JSON.stringify(part);
    expect(file).toContain("three-day visit to Turin");
    expect(file).not.toContain(words);
  }
  for (const table of [audit, revisions, events]) expect(JSON.stringify(await db().select().from(table))).not.toContain(words);
});

test("with the quotations alone kept, no text is left once the drafts are saved, only its hash", async () => {
  process.env.ENTENTE_ARTICLE_TEXT = "quotes";
  const id = await capture();
  await saveCapture(analyst, id, await drafts(id), { source });
  expect(await db().select().from(sourceTexts)).toMatchObject([{ text: null, sha256: expect.stringMatching(/^[\da-f]{64}$/) }]);
  expect(await db().select({ text: captures.text }).from(captures)).toEqual([{ text: "" }]);
  const [kept] = await db().select().from(sources);
  await expect(getSourceText(analyst, kept!.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await sourcesWithText(analyst, [{ ...source, id: kept!.id }])).toEqual(new Set());
});
