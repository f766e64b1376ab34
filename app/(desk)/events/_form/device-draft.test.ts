import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeviceDraft } from "#domain/form-draft";
import {
  clearSlot,
  formOfTab,
  keepFormOfTab,
  listSlots,
  readAside,
  readSlot,
  slotOf,
  storageFails,
  writeAside,
  writeSlot,
} from "./device-draft";

/** The storage of a browser: its keys are its own properties. */
const storage = () =>
  Object.defineProperties({} as Record<string, string>, {
    getItem: {
      value(this: Record<string, string>, key: string) {
        return Object.hasOwn(this, key) ? this[key] : null;
      },
    },
    setItem: {
      value(this: Record<string, string>, key: string, text: string) {
        this[key] = text;
      },
    },
    removeItem: {
      value(this: Record<string, string>, key: string) {
        delete this[key];
      },
    },
  });
beforeEach(() => {
  vi.stubGlobal("localStorage", storage());
  vi.stubGlobal("sessionStorage", storage());
  vi.stubGlobal("location", { pathname: "/events/new", search: "" });
});
afterEach(() => void vi.unstubAllGlobals());

const draft = (form: string, seq: number): DeviceDraft => ({
  form,
  seq,
  revision: 0,
  at: "2026-11-25T14:03:00.000Z",
  values: { title: `${form} ${seq}` },
  known: 0,
  sent: [],
});

test("a text comes back as it was; another person in the same browser has none of it", () => {
  writeSlot(slotOf("ana", "new:k1"), draft("new:k1", 5));
  writeSlot(slotOf("ana", "e1"), draft("e1", 7));
  writeAside(slotOf("ana", "e1"), [{ ...draft("e1", 3), where: "server" }]);
  expect(readSlot(slotOf("ana", "new:k1"))).toEqual(draft("new:k1", 5));
  expect(listSlots("ana").map(({ form }) => form)).toEqual(["e1", "new:k1"]);
  expect(listSlots("otto")).toEqual([]);
  expect(readSlot(slotOf("otto", "e1"))).toBeNull();
  clearSlot(slotOf("ana", "e1"));
  expect(listSlots("ana").map(({ form }) => form)).toEqual(["new:k1"]);
});

test("texts beside a slot come back with where they were found, and go", () => {
  const slot = slotOf("ana", "e1");
  expect(readAside(slot)).toEqual([]);
  writeAside(slot, [{ ...draft("e1", 3), where: "server" }]);
  expect(readAside(slot)).toEqual([{ ...draft("e1", 3), where: "server" }]);
  writeAside(slot, []);
  expect(readAside(slot)).toEqual([]);
  localStorage.setItem(`${slot}~other`, "{");
  expect(readAside(slot)).toEqual([]);
});

test("texts of before they were numbered are read, and the one of a new event gets a form of its own", () => {
  const at = Date.parse("2026-11-01T10:00:00Z");
  localStorage.setItem("entente-draft:ana:e1", JSON.stringify({ values: { title: "Old" }, revision: 3, at }));
  localStorage.setItem("entente-draft:ana:new", JSON.stringify({ values: { title: "Old and new" }, revision: 0, at: at - 1 }));
  expect(listSlots("ana")).toEqual([
    { form: "e1", seq: at, revision: 3, at: "2026-11-01T10:00:00.000Z", values: { title: "Old" }, known: 0, sent: [] },
    expect.objectContaining({ form: "new:before", values: { title: "Old and new" } }),
  ]);
  expect(localStorage.getItem("entente-draft:ana:new")).toBeNull();
});

test.each(["{", "null", "1", '{"values":1,"at":"x","seq":1}', '{"values":{},"at":"x"}', "[]"])("what is no text is none: %s", (raw) => {
  localStorage.setItem(slotOf("ana", "e1"), raw);
  expect(readSlot(slotOf("ana", "e1"))).toBeNull();
  expect(listSlots("ana")).toEqual([]);
});

test("a browser that keeps nothing is said to, and nothing is thrown", () => {
  const refuse = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  expect(writeSlot(slotOf("ana", "e1"), draft("e1", 1))).toBe(false);
  expect(readSlot(slotOf("ana", "e1"))).toBeNull();
  expect(storageFails("x")).toBe(true);
  clearSlot("x");
});

test("a tab remembers which new event it works on, for its address alone", () => {
  keepFormOfTab("ana", "new:k1");
  expect(formOfTab("ana")).toBe("new:k1");
  expect(formOfTab("otto")).toBeNull();
  vi.stubGlobal("location", { pathname: "/events/new", search: "?after=e1" });
  expect(formOfTab("ana")).toBeNull();
  vi.stubGlobal("location", { pathname: "/events/new", search: "" });
  keepFormOfTab("ana", null);
  expect(formOfTab("ana")).toBeNull();
});
