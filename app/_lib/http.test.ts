import Database from "better-sqlite3";
import { afterAll, beforeEach, expect, test } from "vitest";
import { saveEvent } from "#db/save-event";
import { databaseFile, reader, writerForTests } from "#db/store";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { AppError } from "#domain/errors";
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

test("who follows a link to a file unsigned is led to sign in, and from there to the file; a program is answered in its terms", async () => {
  const refuse = handler(async () => {
    throw new AppError("unauthenticated", "Sign in to read this record.");
  });
  const of = (accept: string, method = "GET") =>
    refuse(new Request("http://localhost/export/events.csv?country=IN&q=a%26b", { method, headers: { accept } }));
  const led = await of("text/html,application/xhtml+xml,*/*;q=0.8");
  expect([led.status, led.headers.get("location")]).toEqual([
    307,
    `/sign-in?next=${encodeURIComponent("/export/events.csv?country=IN&q=a%26b")}`,
  ]);
  for (const answer of [await of("*/*"), await of("application/json"), await of("text/html", "POST")]) {
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ type: "unauthenticated" });
  }
});
