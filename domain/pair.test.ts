import { expect, test } from "vitest";
import { findCountry } from "#domain/country";
import { pairName, pairsOf, parsePair } from "#domain/pair";

test.each([
  ["IN-IT", true, true],
  ["it-in", true, false],
  ["IT-IN", true, false],
])("%s is a pair", (text, ok, canonical) => {
  expect(parsePair(text)).toMatchObject({ ok, canonical, pair: "IN-IT", countries: ["IN", "IT"] });
});

test.each([
  ["PL-PL", "equal", "both are Poland"],
  ["XX-YY", "unknown", "XX is not a country code"],
  ["IN-YY", "unknown", "YY is not a country code"],
  ["India", "malformed", "two country codes"],
  ["IN-IT-FR", "malformed", "two country codes"],
  ["../..", "malformed", "two country codes"],
])("%s explains itself", (text, reason, words) => {
  expect(parsePair(text)).toMatchObject({ ok: false, reason, message: expect.stringContaining(words) });
});

test("a meeting of three has three pairs, each once", () => {
  expect(pairsOf(["JP", "IN", "AU", "IN"])).toEqual(["AU-IN", "AU-JP", "IN-JP"]);
  expect(pairName("IN-IT")).toBe("India – Italy");
});

test("countries are found by code, name and alias; an ambiguous name gives its choices", () => {
  expect(findCountry("turkiye")).toEqual({ code: "TR" });
  expect(findCountry("U.K.")).toEqual({ code: "GB" });
  expect(findCountry("Kosovo")).toEqual({ code: "XK" });
  expect(findCountry("Korea")).toEqual({ choices: ["KR", "KP"] });
  expect(findCountry("constructor")).toBeNull();
});
