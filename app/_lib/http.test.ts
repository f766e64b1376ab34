import Database from "better-sqlite3";
import { afterAll, beforeEach, expect, test } from "vitest";
import { saveEvent } from "#db/save-event";
import { databaseFile, reader, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { handler } from "#lib/http";

beforeEach(freshStore);
afterAll(dropStore);

const answerOf = () => handler(async () => Response.json(await saveEvent(editor, eventOf())))(new Request("http://localhost/"));

test("a save that another writer keeps out is answered 503, says what to do, and saved nothing", async () => {
  writerForTests().pragma("busy_timeout = 20");
  const other = new Database(databaseFile());
  other.exec("begin immediate");
  const answer = await answerOf();
  other.exec("rollback");
  other.close();
  expect(answer.status).toBe(503);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ type: "busy", status: 503, title: expect.stringMatching(/Nothing was saved; try again/) });
  expect(reader().prepare("select count(*) from events").pluck().get()).toBe(0);
  expect((await answerOf()).status).toBe(200);
});

test("a full disk is answered 507", async () => {
  const writer = writerForTests();
  writer.pragma(`max_page_count = ${writer.pragma("page_count", { simple: true })}`);
  const answer = await handler(async () => Response.json(await saveEvent(editor, eventOf({ summary: "word ".repeat(1900) }))))(
    new Request("http://localhost/"),
  );
  expect(answer.status).toBe(507);
  expect(await answer.json()).toMatchObject({ type: "storage_full", title: expect.stringContaining("Nothing was saved") });
});
