import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formSections } from "#domain/form";
import {
  chooseDraft,
  type DeviceDraft,
  isDraftForm,
  nextSeq,
  type ServerDraft,
  sameTexts,
  strayTexts,
  withOther,
} from "#domain/form-draft";

const initial = { title: "On record", city: "" };
const at = "2026-11-25T14:03:00.000Z";
const device = (title: string, seq: number, known = 0): DeviceDraft => ({
  form: "e1",
  seq,
  known,
  sent: [],
  revision: 1,
  at,
  values: { title },
});
const server = (title: string, seq: number, over = false): ServerDraft => ({
  form: "e1",
  seq,
  revision: 1,
  at,
  values: over ? {} : { title },
  over,
});

describe("which of two unsaved texts a form begins with", () => {
  test.each<[string, DeviceDraft | null, ServerDraft | null, string | null, string | null]>([
    ["neither", null, null, null, null],
    ["the device's alone", device("Mine", 5), null, "device Mine", null],
    ["the server's alone", null, server("Elsewhere", 5), "server Elsewhere", null],
    [
      "the server's where it is newer; the device's within reach",
      device("Mine", 5),
      server("Elsewhere", 7),
      "server Elsewhere",
      "device Mine",
    ],
    [
      "the device's where it is newer; the server's within reach",
      device("Mine", 7),
      server("Elsewhere", 5),
      "device Mine",
      "server Elsewhere",
    ],
    ["the device's alone where the server has an earlier state of it", device("Mine", 7, 5), server("Mi", 5), "device Mine", null],
    [
      "the device's alone where the server has what it sent last",
      { ...device("Mine", 7), sent: [5, 6] },
      server("Min", 6),
      "device Mine",
      null,
    ],
    [
      "the device's where the server's is older and was never seen",
      { ...device("Mine", 7), sent: [6] },
      server("Elsewhere", 5),
      "device Mine",
      "server Elsewhere",
    ],
    ["one where both say the same", device("Mine", 5), server("Mine", 7), "server Mine", null],
    ["none where they say what is on record", device("On record", 5), server("On record", 7), null, null],
    ["the older where the newer says what is on record", device("Mine", 5), server("On record", 7), "device Mine", null],
    ["nothing unasked where it was saved or discarded elsewhere since", device("Mine", 5), server("", 7, true), null, "device Mine"],
    ["the device's where more was typed after that", device("Mine", 9), server("", 7, true), "device Mine", null],
    ["nothing where all was saved", null, server("", 7, true), null, null],
  ])("%s", (_name, here, there, shown, other) => {
    const choice = chooseDraft(here, there, initial);
    const said = (one: typeof choice.shown) => one && `${one.where} ${one.values.title}`;
    expect([said(choice.shown), said(choice.other)]).toEqual([shown, other]);
  });

  test("no text that differs from the record and from the one shown is out of reach, but earlier states of it", () => {
    const text = fc.constantFrom("On record", "One", "Two");
    fc.assert(
      fc.property(text, text, fc.nat(9), fc.nat(9), fc.nat(9), fc.boolean(), (one, two, a, b, known, over) => {
        const here = device(one, a, known);
        const there = server(two, b, over);
        const { shown, other } = chooseDraft(here, there, initial);
        const reach = [shown, other].map((draft) => draft?.values.title);
        if (one !== "On record") expect(reach).toContain(one);
        if (two !== "On record" && !over && b > known) expect(reach).toContain(two);
        if (shown && other && !over) expect(shown.seq).toBeGreaterThanOrEqual(other.seq);
      }),
    );
  });
});

test("beside the text shown there is the newest of each tab and of the server", () => {
  const of = (title: string, where: "device" | "server", tab?: string) => ({ ...server(title, 1), where, ...(tab && { tab }) });
  let others = withOther([], of("One", "device", "a"));
  others = withOther(others, of("Two", "server"));
  others = withOther(others, of("One and more", "device", "a"));
  others = withOther(others, of("Three", "device", "b"));
  others = withOther(others, of("Two and more", "server"));
  others = withOther(others, of("Three", "device", "c"));
  expect(others.map(({ values }) => values.title)).toEqual(["Three", "Two and more", "One and more"]);
});

test("the number of a text rises whatever the clock says", () => {
  expect(nextSeq(0, 1_000)).toBe(1_000);
  expect(nextSeq(1_000, 1_000)).toBe(1_001);
  expect(nextSeq(5_000, 1_000)).toBe(5_001);
});

test("texts are the same where an empty field is missing", () => {
  expect(sameTexts({ title: "A", city: "" }, { title: "A" })).toBe(true);
  expect(sameTexts({ title: "A" }, { title: "A", city: "Rome" })).toBe(false);
});

test.each([
  ["new:6f1c", true],
  ["in-it-2025-jdc-11", true],
  ["0190b6a2-7e1c-7c3e-9d1a-111111111111", true],
  ["new:", false],
  ["", false],
  ["../x", false],
  ["a b", false],
  ["x".repeat(200), false],
])("%s names a form: %s", (form, wanted) => expect(isDraftForm(form)).toBe(wanted));

test("a draft of another version loses nothing: what the form has no place for is named with its text", () => {
  const typed = {
    title: "A title",
    type: "visit",
    themes: "cyber; alchemy",
    status: "dreamt",
    participants: "Ana|Minister|IN|head|one cell more",
    countries: "IN|host; IT",
    mood: "cordial",
    sources: "https://example.org/a|Title",
    newSeries: "1",
    key: "k",
    gone: " ",
  };
  const fields = formSections.flatMap((section) => section.fields);
  expect(strayTexts(typed, fields)).toEqual([
    { name: "themes", label: "Themes", text: "cyber; alchemy" },
    { name: "status", label: "Status", text: "dreamt" },
    { name: "participants", label: "People", text: "Ana|Minister|IN|head|one cell more" },
    { name: "mood", label: "mood", text: "cordial" },
  ]);
});
