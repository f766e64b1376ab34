import blns from "big-list-of-naughty-strings/blns.json";
import { describe, expect, test } from "vitest";
import { eventTypes, statusesOf } from "#domain/codebook";
import { appliesTo, event } from "#domain/event";

const base = {
  type: "visit",
  title: "Minister visits Rome",
  countries: "IN|visitor; IT|host",
  date: "14–15 April 2025",
  dateBasis: "stated",
  status: "held",
};
const read = (text: Record<string, string>) => event.fromText({ ...base, ...text });
const errorsOf = (text: Record<string, string>) => {
  const result = read(text);
  return result.ok ? {} : result.errors;
};

test("an event is read from text as it is typed, and its text gives it back", () => {
  const result = read({ participants: "Rajnath Singh|Defence Minister|IN|head; Guido Crosetto", themes: "maritime; air" });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(result.value).toMatchObject({ date: "2025-04-14/2025-04-15", themes: ["maritime", "air"], series: null });
  expect(result.value.participants[1]).toEqual({ name: "Guido Crosetto", post: null, country: null, part: "member" });
  expect(event.fromText(event.toText(result.value))).toEqual(result);
});

describe("errors name their field", () => {
  test.each<[string, Record<string, string>, string, string]>([
    ["no title", { title: "" }, "title", "Title is required"],
    ["only spaces and zero-width characters", { title: " \u200b\u2060 " }, "title", "Title is required"],
    ["a title of 10,000 characters", { title: "x".repeat(10_000) }, "title", "10000 characters; at most 300"],
    ["a paste of 2 MB", { summary: "x".repeat(2_000_000) }, "summary", "2000000 characters; at most 10000"],
    ["one country", { countries: "IN" }, "countries", "Give at least two countries"],
    ["the same country twice", { countries: "IN; IN" }, "countries", "Choose two different countries"],
    ["an unknown country", { countries: "IN; XX" }, "countries", "Row 2: “XX” is not a country code"],
    ["an unknown type", { type: "party" }, "type", "“party” is not one of the choices"],
    ["no type", { type: "" }, "type", "Choose a type"],
    ["a date that does not exist", { date: "30 February 2024" }, "date", "February 2024 has 29 days"],
    ["an ambiguous date", { date: "03/04/2024" }, "date", "Day or month first"],
    ["an end before its start", { date: "2025-04-15/2025-04-14" }, "date", "before the start"],
    ["a year out of range", { date: "1066" }, "date", "1800"],
    ["a status of another type", { status: "delivered" }, "status", "A visit cannot be “Delivered”"],
    ["a field of another type", { troops: "2,000" }, "troops", "does not apply to a visit"],
    ["an edition without a series", { edition: "3" }, "edition", "An edition needs its series"],
    ["an edition of zero", { series: "s", edition: "0" }, "edition", "whole number, 1 or more"],
    ["an edition in words", { series: "s", edition: "third" }, "edition", "whole number, 1 or more"],
    ["a javascript address", { citations: "javascript:alert(1)" }, "citations", "Only web addresses starting with http:// or https://"],
    ["an unknown venue", { venueCountry: "ZZ" }, "venueCountry", "“ZZ” is not a country code"],
  ])("%s", (_name, text, field, words) => {
    expect(errorsOf(text)[field]?.join(" ")).toContain(words);
  });

  const deal = { type: "arms_transfer", status: "ordered" };
  test.each<[string, Record<string, string>, string, string]>([
    ["a value without currency", { value: "100" }, "currency", "Give the currency"],
    ["a currency without value", { currency: "EUR" }, "value", "Give the value"],
    ["thousands marks, one way", { value: "1.234,56", currency: "EUR" }, "value", "can be read as 1234.56;"],
    ["thousands marks, the other way", { value: "1,234.56", currency: "EUR" }, "value", "can be read as 1234.56;"],
    ["many thousands", { value: "1.234.567", currency: "EUR" }, "value", "can be read as 1234567;"],
    ["a decimal comma", { value: "12,5", currency: "EUR" }, "value", "can be read as 12.5;"],
    ["a point that may mark thousands", { value: "1.234", currency: "EUR" }, "value", "as 1234 or as 1.2340;"],
    ["zeros after a point", { value: "450.000", currency: "EUR" }, "value", "as 450000 or as 450.0000;"],
    ["a comma that may mark thousands", { value: "1,234", currency: "EUR" }, "value", "as 1234 or as 1.2340;"],
    ["groups of no three", { value: "1.23.456", currency: "EUR" }, "value", "a number without signs"],
    ["a negative value", { value: "-5", currency: "EUR" }, "value", "without signs"],
    ["an exponent", { value: "1e9", currency: "EUR" }, "value", "without signs"],
    ["not a number", { value: "NaN", currency: "EUR" }, "value", "without signs"],
    ["a currency in words", { value: "5", currency: "euro" }, "currency", "“EURO” is not a currency of ISO 4217"],
    ["a currency that is none", { value: "5", currency: "ZZZ" }, "currency", "“ZZZ” is not a currency of ISO 4217"],
    ["a code for tests", { value: "5", currency: "XTS" }, "currency", "“XTS” is not a currency"],
    ["a number that is not exact in binary", { value: "9007199254740993e0", currency: "EUR" }, "value", "without signs"],
  ])("%s", (_name, text, field, words) => {
    expect(errorsOf({ ...deal, ...text })[field]?.join(" ")).toContain(words);
  });

  test("a value keeps every digit", () => {
    const result = read({ ...deal, value: "9007199254740993.10", currency: "EUR" });
    expect(result.ok && result.value.value).toBe("9007199254740993.10");
  });

  test("currencies of today and of the past are taken, in whatever letters they are typed", () => {
    for (const [typed, code] of [
      ["EUR", "EUR"],
      ["inr ", "INR"],
      ["DEM", "DEM"],
      ["FRF", "FRF"],
      ["ITL", "ITL"],
      ["SUR", "SUR"],
    ] as const)
      expect(read({ ...deal, value: "5", currency: typed }), typed).toMatchObject({ ok: true, value: { currency: code } });
    // The list is not older than that of the machine, which counts two units of account as well.
    const unknown = Intl.supportedValuesOf("currency").filter((code) => errorsOf({ ...deal, value: "5", currency: code }).currency);
    expect(unknown.filter((code) => !["XSU", "XUA"].includes(code))).toEqual([]);
  });

  test("an unknown key is refused by name", () => {
    const result = event.read({ ...(read({}) as { value: object }).value, role: "admin", state: "published" });
    expect(result.ok ? [] : result.errors[""]).toEqual(["Unknown field “role”, “state”"]);
  });
});

test.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "ftp://example.org",
  "//example.org",
  "http:example.org",
  "https://",
  "http:///x",
  "http://a b",
  "http://[::1",
])("%j is no address of a source", (address) => {
  expect(errorsOf({ citations: address }).citations?.join(" ")).toContain("http:// or https://");
});

test("an address of http is kept as it was given", () => {
  for (const address of ["HTTPS://Example.org/A?b=%20#c", "http://example.org", "https://例え.jp/ü"]) {
    const result = read({ citations: address });
    expect(result.ok && result.value.citations[0]?.source).toBe(address);
  }
});

const types: Partial<Record<string, Record<string, string>>> = {
  agreement: { type: "agreement", status: "signed" },
  exercise: { type: "exercise" },
  arms_transfer: { type: "arms_transfer", status: "ordered" },
};
test.each(event.names)("a paste of 2 MB into %s is refused quickly, by its name and in few words", (name) => {
  const type = types[(appliesTo as Record<string, readonly string[] | undefined>)[name]?.[0] ?? ""];
  for (const unit of ["x", "x;", "1,000", "é|", "\\", "\u0301\u0316"]) {
    const began = performance.now();
    const errors = errorsOf({ ...type, [name]: unit.repeat(2_000_000 / unit.length) });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(Object.keys(errors)).toEqual([name]);
    expect(JSON.stringify(errors).length).toBeLessThan(300);
  }
});

test("a paste just under what is read at all takes no long time either", () => {
  for (const name of ["countries", "citations", "participants", "themes", "title", "value"] as const) {
    const began = performance.now();
    const errors = errorsOf({ [name]: "x;".repeat(249_000) });
    expect(performance.now() - began, name).toBeLessThan(10_000);
    expect(errors).toHaveProperty(name);
    expect(JSON.stringify(errors).length, name).toBeLessThan(20_000);
  }
});

test("every kind of event takes its own statuses and no other", () => {
  for (const type of Object.keys(eventTypes) as (keyof typeof eventTypes)[]) {
    for (const status of statusesOf(type)) expect(errorsOf({ type, status }), `${type} ${status}`).toEqual({});
    expect(errorsOf({ type, status: type === "agreement" ? "held" : "in_force" })).toHaveProperty("status");
  }
  expect(Object.keys(appliesTo).every((name) => name in event.fields)).toBe(true);
});

test("naughty text is kept or cleaned, never broken, and reads back the same", () => {
  for (const text of [...blns, "a\u0000b\u0007c", "\u202Egnp.exe", "lone \uD800 half", "e\u0301"]) {
    const result = read({ title: `t ${text}`, summary: `s ${text}` });
    if (!result.ok) continue;
    expect(result.value.title).not.toMatch(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u);
    expect(result.value.title).toBe(result.value.title.normalize("NFC"));
    expect(event.fromText(event.toText(result.value))).toEqual(result);
  }
});
