import { expect, test } from "vitest";
import { blankDraft, type CaptureDraft, draftsOf, formTexts, inferredIn, readDraftRef, toSave, wholesFirst } from "#domain/capture";
import { applyEdits, editsOf, freshKey, readEdits, rereadDrafts } from "#domain/capture-edits";
import { piecesOf } from "#domain/capture-marks";
import { answerQuestion, isAsked, takeWords } from "#domain/capture-words";
import { event } from "#domain/event";
import { sourceRows } from "#domain/source";
import { articleFound, articleText, spanOf } from "#domain/testing-article";

const about = { address: "https://example.org/a", title: "T; with | signs", publisher: "Wire", published: "15 Apr 2025" };
const drafts = () => draftsOf(articleText, articleFound());
const draft = (key: string) => drafts().find((one) => one.key === key) as CaptureDraft;
const edited = (list: CaptureDraft[], key: string, texts: Record<string, string>) =>
  list.map((one) => (one.key === key ? { ...one, texts: { ...one.texts, ...texts } } : one));

test("a draft holds the texts of the event's form, which reads them back as they were found", () => {
  const texts = formTexts(draft("2"), about, "2025-05-16");
  const read = event.fromText(texts);
  expect(read).toMatchObject({
    ok: true,
    value: {
      ...{
        type: "visit",
        title: "Joint Secretary Meera Pillai visits Turin",
        date: "2025-05-13/2025-05-15",
        dateBasis: "stated",
        status: "held",
      },
      citations: [{ source: about.address, quote: "three-day visit to Turin (13–15 May 2025)", stance: "supports", credibility: "6" }],
    },
  });
  expect(sourceRows.fromText(texts)).toMatchObject({
    value: { sources: [{ title: about.title, published: "2025-04-15", accessed: "2025-05-16" }] },
  });
});

test("the ordinary is filled in: the status of the type, and that a date was worked out", () => {
  expect(draft("5").texts).toMatchObject({ status: "signed", dateBasis: "inferred", whole: "2" });
  expect(draft("2").texts).toMatchObject({ status: "held", dateBasis: "stated" });
});

test("what no form would take is left out: fields that the type does not have, an edition of no series", () => {
  const [one] = articleFound().events;
  const odd = {
    ...one!,
    fields: {
      ...one!.fields,
      instrument: { value: "memorandum" as const, span: one!.evidence, rule: "test", certainty: "stated" as const },
    },
  };
  const { series: _, ...fields } = odd.fields;
  const [made] = draftsOf(articleText, { ...articleFound(), events: [{ ...odd, fields }] });
  expect(made!.texts.instrument).toBeUndefined();
  expect(made!.texts.edition).toBeUndefined();
  expect(draft("1").texts.edition).toBe("4");
});

test("inferred values are named with why, until somebody changes them", () => {
  const one = draft("1");
  expect(inferredIn(one)).toEqual([{ name: "date", certainty: "inferred", why: "“Tuesday” read against the publication date" }]);
  expect(inferredIn({ ...one, texts: { ...one.texts, date: "14 May 2025" } })).toEqual([]);
});

test("a question is open until it is answered or its field is typed; only its own readings answer it", () => {
  const one = draft("6");
  const question = one.proposed!.questions[0]!;
  expect(isAsked(one, question, 0)).toBe(true);
  expect(one.texts.edition ?? "").toBe("");
  expect(isAsked({ ...one, texts: { ...one.texts, edition: "7" } }, question, 0)).toBe(false);
  const answered = answerQuestion(one, 0, "3");
  expect([answered.texts.edition, isAsked(answered, question, 0)]).toEqual(["3", false]);
  expect(answerQuestion(answered, 0, "2").texts.edition).toBe("2");
  expect(answerQuestion(one, 0, "99")).toBe(one);
  expect(answerQuestion(one, 5, "3")).toBe(one);
});

test("an answer about one row of several takes the place of the one before, and no row twice", () => {
  const base = draft("6");
  const reading = (value: string) => ({ value, label: value });
  const question = {
    field: "countries" as const,
    span: spanOf("India"),
    ask: "Which?",
    readings: [reading("GE|participant"), reading("US|participant")],
  };
  const one = { ...base, proposed: { ...base.proposed!, questions: [question] }, texts: { ...base.texts, countries: "IN|host" } };
  const first = answerQuestion(one, 0, "GE|participant");
  expect(first.texts.countries).toBe("IN|host; GE|participant");
  expect(answerQuestion(first, 0, "US|participant").texts.countries).toBe("IN|host; US|participant");
});

test.each([
  ["title", "Shipbuilding Roundtable", "Shipbuilding Roundtable"],
  ["date", "13–15 May 2025", "13–15 May 2025"],
  ["quote", "she named dates for a common dock", "she named dates for a common dock"],
  ["participants", "Anna Ferri", "Anna Ferri"],
])("words of the article are taken for %s", (field, words, text) => {
  const taken = takeWords(blankDraft("h1"), field, articleText, spanOf(words), "15 May 2025");
  expect(taken.texts[field]).toBe(text);
  expect(taken.marks).toEqual([{ field, ...spanOf(words) }]);
});

test("a day without its year is read in that of the article; a second person is one more row", () => {
  const text = "On May 13 Anna Ferri met Paolo Neri.";
  expect(takeWords(blankDraft("h1"), "date", text, spanOf("May 13", text), "15 May 2025").texts.date).toBe("May 13 2025");
  const first = takeWords(blankDraft("h1"), "participants", text, spanOf("Anna Ferri", text), "");
  expect(takeWords(first, "participants", text, spanOf(" Paolo Neri", text), "").texts.participants).toBe("Anna Ferri; Paolo Neri");
  expect(takeWords(first, "title", "a   b", { start: 1, end: 3 }, "")).toBe(first);
});

test("all is saved at once but what is told as background; wholes come before their parts, also where they run in a circle", () => {
  expect(toSave(drafts()).map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5"]);
  const order = (wholes: Record<string, string>) =>
    wholesFirst([{ key: "1" }, { key: "2" }, { key: "3" }], (key) => wholes[key] ?? "").map(({ key }) => key);
  expect(order({ 1: "3", 3: "2" })).toEqual(["2", "3", "1"]);
  expect(order({ 1: "2", 2: "1" }).sort()).toEqual(["1", "2", "3"]);
  expect(order({ 1: "1", 2: "9" })).toEqual(["1", "2", "3"]);
});

test("read again, what somebody changed stays and the rest follows; what they made or saved stays as well", () => {
  const undated = draftsOf(articleText, articleFound(null));
  expect(undated[0]!.texts.date).toBeUndefined();
  const worked = [...edited(undated, "1", { title: "My own" }), blankDraft("h1", { title: "By hand" })].map((one) =>
    one.key === "3" ? { ...one, state: "saved" as const, eventId: "e3" } : one.key === "4" ? { ...one, state: "discarded" as const } : one,
  );
  const again = rereadDrafts(worked, drafts());
  expect(again.map(({ key }) => key)).toEqual(["1", "2", "3", "4", "5", "6", "h1"]);
  expect(again[0]!.texts).toMatchObject({ title: "My own", date: "13 May 2025", dateBasis: "inferred", whole: "2" });
  expect(again[2]).toMatchObject({ state: "saved", eventId: "e3" });
  expect(again[3]!.state).toBe("discarded");
  expect(again[6]!.texts.title).toBe("By hand");
  expect(rereadDrafts(again, drafts())).toEqual(again);
});

test("read again with an event more before the others, drafts keep their keys and what points at them", () => {
  const found = articleFound();
  const shifted = {
    ...found,
    events: [
      { ...found.events[5]!, key: "1" },
      ...found.events.slice(0, 5).map((one, i) => ({
        ...one,
        key: String(i + 2),
        fields: { ...one.fields, ...(one.fields.partOf && { partOf: { ...one.fields.partOf, value: "3" } }) },
      })),
    ],
  };
  const before = drafts().slice(0, 5);
  const again = rereadDrafts(before, draftsOf(articleText, shifted));
  expect(again.map(({ key, texts }) => [key, texts.title])).toEqual([
    ["1r1", "India–Italy Working Group on Training, 3rd meeting"],
    ...before.map(({ key, texts }) => [key, texts.title]),
  ]);
  expect(again.find(({ key }) => key === "3")!.texts.whole).toBe("2");
});

test("edits change what may be changed, and never what was read or saved", () => {
  const list = drafts().map((one) => (one.key === "1" ? { ...one, state: "saved" as const, eventId: "e1" } : one));
  const edits = editsOf(about, edited(edited(list, "1", { title: "No" }), "2", { title: "Yes" }));
  edits.drafts[2]!.discarded = true;
  edits.drafts.push({ key: "h1", texts: { title: "New" }, answers: {}, marks: [], discarded: false });
  const after = applyEdits(list, edits.drafts);
  expect(after.map(({ state }) => state)).toEqual(["saved", "open", "discarded", "open", "open", "open", "open"]);
  expect(after[0]).toEqual(list[0]);
  expect(after[1]).toMatchObject({ texts: { title: "Yes" }, proposed: list[1]!.proposed, read: list[1]!.read });
  expect(after[6]).toMatchObject({ proposed: null, eventId: null });
  expect(applyEdits(list, [])).toEqual(list);
});

const sound = () => JSON.parse(JSON.stringify(editsOf(about, drafts())));
test("a draft that is added by hand takes the place of no other, however many there were before", () => {
  expect(freshKey([])).toBe("h1");
  expect(freshKey([{ key: "1" }, { key: "2" }])).toBe("h1");
  expect(freshKey([{ key: "h3" }, { key: "2r1" }, { key: "h12x" }])).toBe("h4");
});

test("edits of a request are read strictly", () => {
  expect(readEdits(sound())).toEqual(sound());
  const broken: ((one: ReturnType<typeof sound>) => void)[] = [
    (one) => delete one.address,
    (one) => (one.title = 5),
    (one) => (one.publisher = "x".repeat(2001)),
    (one) => (one.drafts = {}),
    (one) => (one.drafts = Array(101).fill(one.drafts[0])),
    (one) => (one.drafts[1] = one.drafts[0]),
    (one) => (one.drafts[0].key = "a b"),
    (one) => (one.drafts[0].texts.state = "published"),
    (one) => (one.drafts[0].texts.title = ["a"]),
    (one) => (one.drafts[0].texts.summary = "x".repeat(20_001)),
    (one) => (one.drafts[0].answers = { x: "1" }),
    (one) => (one.drafts[0].marks = [{ field: "title", start: 5, end: 2 }]),
    (one) => (one.drafts[0].discarded = "yes"),
    (one) => (one.drafts[0] = null),
  ];
  for (const breaks of broken) {
    const one = sound();
    breaks(one);
    expect(readEdits(one), String(breaks)).toBeNull();
  }
  for (const given of [null, undefined, "", 5, []]) expect(readEdits(given)).toBeNull();
});

test("the pieces of an article hold every word once, in order, each with the drafts it supports", () => {
  const list = drafts();
  const paragraphs = piecesOf(articleText, list, "1");
  expect(paragraphs.map((pieces) => pieces.map(({ start, end }) => articleText.slice(start, end)).join(""))).toEqual(
    articleText.split("\n\n"),
  );
  const all = paragraphs.flat();
  for (const one of list) {
    const words = all.filter(({ drafts: keys }) => keys.includes(one.key)).map(({ start, end }) => articleText.slice(start, end));
    expect(words.join("")).toBe(one.texts.quote);
    expect(all.filter(({ ends }) => ends.includes(one.key))).toHaveLength(1);
  }
  const values = all.filter(({ value }) => value).map(({ start, end }) => articleText.slice(start, end));
  expect(values).toEqual(expect.arrayContaining(["4th", "Tuesday", "Meera Pillai"]));
  expect(
    piecesOf(articleText, list, null)
      .flat()
      .some(({ value }) => value),
  ).toBe(false);
});

test("words that run over two paragraphs, over others, or beyond the end break nothing", () => {
  const text = "One two.\n\nThree four.";
  const of = (key: string, start: number, end: number): CaptureDraft => ({ ...blankDraft(key), marks: [{ field: "quote", start, end }] });
  const pieces = piecesOf(text, [of("a", 4, 15), of("b", 0, 7), of("c", 5, 99), { ...of("d", 0, 3), state: "discarded" }], "a");
  expect(pieces.map((one) => one.map(({ start, end, drafts: keys, ends }) => [text.slice(start, end), keys.join(), ends.join()]))).toEqual([
    [
      ["One ", "b", ""],
      ["two", "b,a", "b"],
      [".", "a", ""],
    ],
    [
      ["Three", "a", "a"],
      [" four.", "", ""],
    ],
  ]);
});

test.each([
  ["0190a000-0000-7000-8000-000000000000.h1", { id: "0190a000-0000-7000-8000-000000000000", key: "h1" }],
  ["0190a000-0000-7000-8000-000000000000", null],
  ["../x.1", null],
  ["", null],
  [undefined, null],
])("a draft is named by its article and its key: %s", (text, ref) => {
  expect(readDraftRef(text)).toEqual(ref);
});
