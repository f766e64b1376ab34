import { expect, test } from "vitest";
import { applyProposal, proposedFields, rebaseProposal } from "#domain/proposal";
import { eventOf as of } from "#domain/testing";

const base = of();

test("a proposal is what its author changed, not what others changed since", () => {
  const mine = of({ city: "Rome", summary: "They met." });
  const now = of({ place: "Palazzo Chigi" });
  expect(proposedFields(base, mine, now)).toEqual({ fields: ["summary", "city"], clashing: [] });
  expect(applyProposal(base, mine, now, ["city"])).toEqual(of({ city: "Rome", place: "Palazzo Chigi" }));
  expect(applyProposal(base, mine, now, [])).toEqual(now);
});

test("what both made alike is no change; what both changed differently is named, and taken only where it is chosen", () => {
  const mine = of({ city: "Rome", title: "Minister in Rome" });
  const now = of({ city: "Rome", title: "Minister visits Roma" });
  expect(proposedFields(base, mine, now)).toEqual({ fields: ["title"], clashing: ["title"] });
  expect(applyProposal(base, mine, now, ["title"])).toEqual(of({ city: "Rome", title: "Minister in Rome" }));
  expect(applyProposal(base, mine, now, [])).toEqual(now);
});

test("a proposal that is opened again stands on what is published now, with its author's text", () => {
  const mine = of({ city: "Rome", title: "Minister in Rome" });
  const now = of({ title: "Minister visits Roma", place: "Palazzo Chigi" });
  expect(rebaseProposal(base, mine, now)).toEqual(of({ city: "Rome", title: "Minister in Rome", place: "Palazzo Chigi" }));
});
