import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { findCapture, findOwnCapture, keepCapture, listCaptures } from "#db/captures";
import { discardCapture, purgeCaptures, undiscardCapture } from "#db/discard-capture";
import { rereadCapture } from "#db/reread-capture";
import { saveCapture } from "#db/save-capture";
import { saveEvent } from "#db/save-event";
import { runDue } from "#db/schedule";
import { audit, captures, revisions, sourceTexts } from "#db/schema";
import { createSeries } from "#db/series";
import { keepsArticleTexts } from "#db/source-texts";
import { findAlikeArticle, startCapture } from "#db/start-capture";
import { db, writerForTests } from "#db/store";
import { analyst, dropStore, editor, eventOf, freshStore, otherAnalyst, readerActor, sourceOf } from "#db/testing";
import type { Actor } from "#domain/access";
import { hour } from "#domain/backup";
import { editsOf, readEdits } from "#domain/capture-edits";
import { articleFound, articleText } from "#domain/testing-article";

beforeEach(freshStore);
afterEach(() => {
  delete process.env.ENTENTE_ARTICLE_TEXT;
  delete process.env.ENTENTE_BACKUP;
});
afterAll(dropStore);

const address = "https://example.org/turin";
const blank = { address, title: "", publisher: "", published: "" };
const read = (_text: string, published: string | null) => articleFound(published);
const start = (more: Partial<typeof blank & { text: string }> = {}, actor: Actor = analyst) =>
  startCapture(actor, { ...blank, text: articleText, published: "14 May 2025", ...more }, read);
const now = () => Date.now() + 1000;
const lines = async () => (await db().select().from(audit)).map(({ action }) => action);

test("an article is read into drafts that only its maker sees; the audit says that it was, and not a word of it", async () => {
  const id = await start();
  expect(await findCapture(analyst, id)).toMatchObject({
    text: articleText,
    title: "Naval training reviewed in Turin",
    readOn: "2025-05-14",
  });
  expect(await listCaptures(analyst)).toMatchObject([{ id, title: "Naval training reviewed in Turin", open: 6, saved: 0 }]);
  for (const other of [otherAnalyst, editor]) {
    expect(await findCapture(other, id)).toBeNull();
    expect(await listCaptures(other)).toEqual([]);
    await expect(findOwnCapture(other, id)).rejects.toMatchObject({ code: "not_found" });
  }
  for (const actor of [null, readerActor]) await expect(findCapture(actor, id)).rejects.toThrow();
  expect(await db().select().from(audit)).toMatchObject([
    { actorId: "analyst", action: "capture.start", entityId: id, detail: '{"drafts":6}' },
  ]);
  expect(await db().select().from(revisions)).toEqual([]);
});

test("what was typed of the article stands; the rest is taken from its text", async () => {
  const id = await startCapture(analyst, { ...blank, text: articleText, publisher: "Wire" }, () => articleFound("2025-05-14"));
  expect(await findCapture(analyst, id)).toMatchObject({ publisher: "Wire", published: "14 May 2025", readOn: "2025-05-14" });
});

test("what is no article is refused by its field, and so is who may not write", async () => {
  for (const text of ["", "https://example.org", "a".repeat(200_001)])
    await expect(start({ text })).rejects.toMatchObject({ code: "invalid", fields: { text: [expect.any(String)] } });
  await expect(start({}, readerActor)).rejects.toMatchObject({ code: "forbidden" });
  expect(await lines()).toEqual(["capture.start.denied"]);
  expect(await db().select().from(captures)).toEqual([]);
});

test("the series on record is used; for another name a new one is offered, and nothing is made yet", async () => {
  const { id: known } = await createSeries(editor, "India–Italy Working Group on Training");
  const [one] = (await findCapture(analyst, await start()))!.drafts;
  expect(one!.texts).toMatchObject({ series: known });
  expect(one!.texts.newSeries).toBeUndefined();
  writerForTests().exec("update series set name = 'Another'");
  writerForTests().exec("delete from captures");
  const [other] = (await findCapture(analyst, await start()))!.drafts;
  expect(other!.texts).toMatchObject({ series: "India–Italy Working Group on Training", newSeries: "1" });
});

test("what is typed is kept without a line, the newest stands, and what another tab left is not replaced unseen", async () => {
  const id = await start();
  const { drafts, seq } = (await findCapture(analyst, id))!;
  const before = await lines();
  const edits = editsOf({ ...blank, publisher: "Typed" }, drafts);
  const first = await keepCapture(analyst, id, edits, { seq: now(), known: seq, sent: [] });
  expect(first).toMatchObject({ kept: true });
  expect(await findCapture(analyst, id)).toMatchObject({ publisher: "Typed", seq: first.seq });
  const stale = await keepCapture(analyst, id, editsOf(blank, drafts), { seq: now() + 5000, known: seq, sent: [] });
  expect(stale).toMatchObject({ kept: false, seq: first.seq });
  const own = await keepCapture(analyst, id, editsOf({ ...blank, publisher: "Later" }, drafts), {
    seq: now() + 9000,
    known: seq,
    sent: [first.seq],
  });
  expect(own).toMatchObject({ kept: true });
  const late = await keepCapture(analyst, id, editsOf(blank, drafts), { seq: first.seq - 1, known: own.seq, sent: [] });
  expect(late).toMatchObject({ kept: false });
  expect((await findCapture(analyst, id))?.publisher).toBe("Later");
  expect(await lines()).toEqual(before);
  await expect(keepCapture(editor, id, edits, { seq: now(), known: 9e15, sent: [] })).rejects.toMatchObject({ code: "not_found" });
});

test("read again with the day of publication; without one, what is missing is said", async () => {
  const id = await start({ published: "" });
  await expect(rereadCapture(analyst, id, read)).rejects.toMatchObject({ code: "invalid", fields: { published: [expect.any(String)] } });
  const { drafts, seq } = (await findCapture(analyst, id))!;
  expect(drafts[0]!.texts.date).toBeUndefined();
  await keepCapture(analyst, id, editsOf({ ...blank, published: "14 May 2025" }, drafts), { seq: now(), known: seq, sent: [] });
  await rereadCapture(analyst, id, read);
  expect(await findCapture(analyst, id)).toMatchObject({
    readOn: "2025-05-14",
    drafts: [{ texts: { date: "13 May 2025" } }, ...Array(5).fill({})],
  });
});

test("discarded as a whole it can be had back for a day, and is gone then; so is what nobody touched for a year", async () => {
  const [id, other] = [await start(), await start()];
  await discardCapture(analyst, id);
  expect((await listCaptures(analyst)).map((one) => one.id)).toEqual([other]);
  await expect(keepCapture(analyst, id, editsOf(blank, []), { seq: now(), known: 9e15, sent: [] })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(undiscardCapture(otherAnalyst, id)).rejects.toMatchObject({ code: "not_found" });
  await undiscardCapture(analyst, id);
  expect(await listCaptures(analyst)).toHaveLength(2);
  await discardCapture(analyst, id);
  expect(await purgeCaptures()).toBe(0);
  writerForTests()
    .prepare("update captures set discarded_at = ? where id = ?")
    .run(new Date(Date.now() - 90_000_000).toISOString(), id);
  writerForTests().prepare("update captures set at = '2001-01-01T00:00:00.000Z' where id = ?").run(other);
  expect(await purgeCaptures()).toBe(2);
  expect(await db().select().from(captures)).toEqual([]);
  expect(await db().select().from(audit).where(eq(audit.action, "capture.purge"))).toMatchObject([
    { actorId: "system", detail: '{"count":2}' },
  ]);
});

test("what was discarded goes within a day also while the server runs on", async () => {
  process.env.ENTENTE_BACKUP = "off";
  const id = await start();
  await discardCapture(analyst, id);
  await runDue(Date.now());
  expect(await db().select().from(captures)).toHaveLength(1);
  writerForTests()
    .prepare("update captures set discarded_at = ?")
    .run(new Date(Date.now() - 90_000_000).toISOString());
  await runDue(Date.now() + 23 * hour);
  expect(await db().select().from(captures)).toHaveLength(1);
  await runDue(Date.now() + 25 * hour);
  expect(await db().select().from(captures)).toEqual([]);
});

test("what a page says of itself is cut to what can be kept, and the capture goes on being kept", async () => {
  const id = await start({
    title: `Long\ntitle ${"x".repeat(3000)}`,
    publisher: "P".repeat(3000),
    address: `${address}?${"q".repeat(3000)}`,
  });
  const found = await findOwnCapture(analyst, id);
  expect([found.title.length, found.publisher.length, found.address.length]).toEqual([500, 2000, 2000]);
  expect(found.title).toMatch(/^Long title xx/);
  expect((await listCaptures(analyst))[0]?.title.length).toBeLessThan(92);
  expect(readEdits(JSON.parse(JSON.stringify(editsOf(found, found.drafts))))).not.toBeNull();
});

test("there is an end to how many one person keeps, and all of them are listed", async () => {
  const id = await start();
  writerForTests().exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 199)
    insert into captures select 'c' || i, user_id, address, title, publisher, published, text, sha256, sketch, read_on, drafts, seq, created_at, at, discarded_at from captures, n`);
  await expect(start()).rejects.toMatchObject({ code: "too_many" });
  expect(await listCaptures(analyst)).toHaveLength(200);
  await discardCapture(analyst, id);
  await expect(start()).resolves.toEqual(expect.any(String));
});

const saveVisit = async (id: string) => {
  const input = eventOf({ title: "Visit to Turin", date: "13–15 May 2025", citations: address });
  const saved = await saveCapture(analyst, id, [{ key: "2", input, distinct: "", confirmed: "" }], { source: sourceOf({ address }) });
  return saved.get("2")!;
};

test("an article that was captured before is known by its text, its address, and a text much like it", async () => {
  expect(await findAlikeArticle(analyst, { text: articleText, address })).toBeNull();
  const id = await start();
  const title = "Naval training reviewed in Turin";
  const known = (text: string, at = "") => findAlikeArticle(analyst, { text, address: at });
  expect(await known(articleText)).toMatchObject({ same: "text", capture: { id, title }, events: [] });
  expect(await known(`By our staff.\n\n${articleText}`)).toMatchObject({ same: "near", capture: { id } });
  expect(await known("Quite another text of another day.", "http://www.example.org/turin/?utm_source=x#top")).toMatchObject({
    same: "address",
    capture: { id },
  });
  expect(await known("Quite another text of another day.", "https://example.org/other")).toBeNull();
  // Somebody else's work is not told of until it is on record.
  expect(await findAlikeArticle(otherAnalyst, { text: articleText, address })).toBeNull();
  const event = await saveVisit(id);
  const told = { same: "text", capture: null, events: [{ id: event, title: "Visit to Turin", date: "2025-05-13/2025-05-15" }] };
  expect(await findAlikeArticle(otherAnalyst, { text: articleText, address: "" })).toEqual(told);
  await discardCapture(analyst, id);
  expect(await known(articleText)).toEqual(told);
});

test("an address that is on record without a text is known as well", async () => {
  const { id } = await saveEvent(editor, eventOf({ citations: address }));
  expect(await findAlikeArticle(analyst, { text: "Words.", address })).toMatchObject({ same: "address", capture: null, events: [{ id }] });
});

test("of a text with very many events no more drafts are made than can be kept", async () => {
  const many = { ...articleFound(), events: Array.from({ length: 130 }, (_, i) => ({ ...articleFound().events[1]!, key: String(i + 1) })) };
  const id = await startCapture(analyst, { ...blank, text: articleText }, () => many);
  const { drafts, seq } = (await findCapture(analyst, id))!;
  expect(drafts).toHaveLength(100);
  expect(readEdits(editsOf(blank, drafts))).not.toBeNull();
  expect(await keepCapture(analyst, id, editsOf(blank, drafts), { seq: now(), known: seq, sent: [] })).toMatchObject({ kept: true });
});

test("what is to be kept of texts is said in one of two words", () => {
  expect(keepsArticleTexts()).toBe(true);
  process.env.ENTENTE_ARTICLE_TEXT = "quotes";
  expect(keepsArticleTexts()).toBe(false);
  process.env.ENTENTE_ARTICLE_TEXT = "none";
  expect(() => keepsArticleTexts()).toThrow("give keep or quotes");
});

test("where quotations alone are kept, a near text is still known by its sketch", async () => {
  process.env.ENTENTE_ARTICLE_TEXT = "quotes";
  const event = await saveVisit(await start());
  expect(await db().select().from(sourceTexts)).toMatchObject([{ text: null }]);
  expect(await findAlikeArticle(otherAnalyst, { text: `${articleText}\n\nMore to read.`, address: "" })).toMatchObject({
    same: "near",
    events: [{ id: event }],
  });
});
