import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ServerDraft } from "#domain/form-draft";
import { type Answer, createKeeper, type Sent } from "./keeper";

/** A server that answers when it is told to, a clock that is moved by hand, and a form that is typed into. */
function setUp(known = 0) {
  const sent: { draft: Sent; last: boolean; answer: (answer: Answer) => Promise<void> }[] = [];
  const said: unknown[] = [];
  let title = "";
  let seq = 100;
  const keeper = createKeeper(
    {
      send: (draft, last) =>
        new Promise((resolve) => {
          sent.push({
            draft,
            last,
            answer: async (answer) => {
              resolve(answer);
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        }),
      onKept: (at) => said.push(at),
      onTrouble: (trouble) => said.push(trouble?.refused ?? null),
      onOther: ({ values }) => said.push({ other: values.title }),
      current: (above) => {
        seq = Math.max(seq, above) + 1;
        return title ? { form: "e1", seq, revision: 1, values: { title } } : null;
      },
    },
    { known, sent: [] },
  );
  const type = (text: string) => {
    title = text;
    keeper.changed();
  };
  const clear = () => {
    title = "";
  };
  const titles = () => sent.map(({ draft }) => draft.values.title);
  return { keeper, type, sent, said, titles, clear };
}
const stored = (title: string, seq: number, over = false): ServerDraft => ({
  form: "e1",
  seq,
  revision: 1,
  at: "t",
  over,
  values: { title },
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test("a while after the last key the text is sent once; who goes on typing is kept every few seconds all the same", async () => {
  const { type, sent, titles } = setUp();
  type("a");
  await pass(1_500);
  type("ab");
  await pass(1_500);
  expect(titles()).toEqual([]);
  await pass(500);
  expect(titles()).toEqual(["ab"]);
  await sent[0]?.answer({ kept: true, at: "t1" });
  await pass(60_000);
  expect(sent).toHaveLength(1);
  for (let i = 0; i < 12; i++) {
    type(`ab${i}`);
    await pass(1_000);
  }
  expect(sent.length).toBeGreaterThan(1);
});

test("one request at a time, and the next one carries the newest text with a higher number", async () => {
  const { type, sent, titles, said } = setUp();
  type("one");
  await pass(2_000);
  type("two");
  await pass(20_000);
  type("three");
  await pass(20_000);
  expect(titles()).toEqual(["one"]);
  await sent[0]?.answer({ kept: true, at: "t1" });
  await pass(2_000);
  expect(titles()).toEqual(["one", "three"]);
  expect(sent[1]?.draft.seq).toBeGreaterThan(sent[0]?.draft.seq ?? 0);
  expect(sent[1]?.draft).toMatchObject({ known: sent[0]?.draft.seq, sent: [] });
  await sent[1]?.answer({ kept: true, at: "t2" });
  expect(said).toEqual([null, "t1", null, "t2"]);
});

test("as the page goes away the text leaves at once, even beside a request that is on its way", async () => {
  const { keeper, type, sent, titles } = setUp();
  type("one");
  await pass(2_000);
  type("two");
  void keeper.flush(true);
  expect(titles()).toEqual(["one", "two"]);
  expect(sent[1]).toMatchObject({ last: true, draft: { sent: [sent[0]?.draft.seq] } });
  // The last one arrived first: the answer to the earlier one names it, and it is one's own.
  await sent[1]?.answer({ kept: true, at: "t2" });
  await sent[0]?.answer({ kept: false, stored: stored("two", sent[1]?.draft.seq ?? 0) });
  await pass(60_000);
  expect(sent).toHaveLength(2);
});

test("nothing is sent where nothing changed", async () => {
  const { keeper, sent, type, clear } = setUp();
  void keeper.flush(true);
  type("a");
  clear();
  await pass(60_000);
  expect(sent).toEqual([]);
});

test.each([5_000, 2])(
  "a text of another device is handed on before this one takes its place, whichever has the higher number",
  async (seq) => {
    const { type, sent, said, titles } = setUp();
    type("mine");
    await pass(2_000);
    await sent[0]?.answer({ kept: false, stored: stored("theirs", seq) });
    expect(said).toEqual([null, { other: "theirs" }]);
    await pass(0);
    expect(titles()).toEqual(["mine", "mine"]);
    expect(sent[1]?.draft.known).toBe(seq);
    expect(sent[1]?.draft.seq).toBeGreaterThan(seq);
    await sent[1]?.answer({ kept: true, at: "t" });
    await pass(60_000);
    expect(sent).toHaveLength(2);
  },
);

test("a text whose answer was lost is found to be kept", async () => {
  const { type, sent, said } = setUp();
  type("mine");
  await pass(2_000);
  await sent[0]?.answer({ kept: false, stored: stored("mine", sent[0]?.draft.seq ?? 0) });
  expect(said).toEqual([null, "t"]);
});

test("where the text was saved elsewhere meanwhile, what is typed here after is kept and no other text is offered", async () => {
  const { type, sent, said } = setUp();
  type("mine");
  await pass(2_000);
  await sent[0]?.answer({ kept: false, stored: stored("", 5_000, true) });
  await pass(0);
  expect(said).toEqual([null]);
  expect(sent[1]?.draft.known).toBe(5_000);
});

test("while the server is away it is tried again, and then kept", async () => {
  const { type, sent, said } = setUp();
  type("a");
  await pass(2_000);
  await sent[0]?.answer({ refused: "away" });
  expect(said).toEqual(["away"]);
  await pass(15_000);
  await sent[1]?.answer({ kept: true, at: "t" });
  expect(said).toEqual(["away", null, "t"]);
  await pass(60_000);
  expect(sent).toHaveLength(2);
});

test("without a session it waits for the next key or for the page to be looked at again", async () => {
  const { keeper, type, sent } = setUp();
  type("a");
  await pass(2_000);
  await sent[0]?.answer({ refused: "signed-out" });
  await pass(600_000);
  expect(sent).toHaveLength(1);
  void keeper.flush();
  expect(sent).toHaveLength(2);
  await sent[1]?.answer({ refused: "signed-out" });
  type("ab");
  await pass(1_900);
  expect(sent).toHaveLength(2);
  await pass(100);
  expect(sent).toHaveLength(3);
});

test.each(["someone-else", "not-allowed"] as const)("%s: nothing more is ever sent from this form", async (refused) => {
  const { keeper, type, sent } = setUp();
  type("a");
  await pass(2_000);
  await sent[0]?.answer({ refused });
  type("ab");
  void keeper.flush(true);
  await pass(600_000);
  expect(sent).toHaveLength(1);
});

test("while the form is being saved nothing is sent; after a save that failed it goes on", async () => {
  const { keeper, type, sent } = setUp();
  type("a");
  keeper.hold();
  type("ab");
  await pass(60_000);
  expect(sent).toEqual([]);
  keeper.release();
  await pass(2_000);
  expect(sent[0]?.draft.values.title).toBe("ab");
});

test("what was discarded is not sent after all", async () => {
  const { keeper, type, sent } = setUp();
  type("a");
  keeper.drop();
  await pass(60_000);
  expect(sent).toEqual([]);
});
