import { describe, expect, test } from "vitest";
import { extract } from "#domain/extract/extract";
import { backgroundOf, news } from "#domain/extract/testing";

const titled = (text: string) =>
  extract(text, "2025-05-15").events.map(({ fields }) => [fields.title?.value, fields.date?.value, fields.city?.value ?? null]);

/** Thursday, 15 May 2025 is the day of publication. */
describe("exercises of the same states with other names", () => {
  test.each<[string, unknown[]]>([
    [
      "Exercise Varuna and Exercise Shakti between India and France were held in May. Exercise Varuna took place off Goa from 3 to 6 May 2025. Exercise Shakti was held at Umroi from 8 to 12 May 2025.",
      [
        ["Exercise Varuna, India–France", "2025-05-03/2025-05-06", "Goa"],
        ["Exercise Shakti, India–France", "2025-05-08/2025-05-12", "Umroi"],
      ],
    ],
    [
      "India and France began two exercises on Monday. The naval exercise Varuna is being held off Goa. The army exercise Shakti takes place at Umroi until 20 May.",
      [
        ["Exercise Varuna, India–France", "2025-05-12", "Goa"],
        ["Exercise Shakti, India–France", "2025-05-20", "Umroi"],
      ],
    ],
    [
      "The Indian and French forces concluded exercises “Varuna” and “Desert Knight” on Monday.",
      [
        ["Exercise Varuna, India–France", "2025-05-12", null],
        ["Exercise Desert Knight, India–France", "2025-05-12", null],
      ],
    ],
    [
      "Pakistan and Turkey conducted Exercise Jinnah at Cherat from 2 to 9 May 2025. Exercise Ataturk followed at Isparta from 11 May 2025, with soldiers of both armies. The exercise ended on 14 May.",
      [
        ["Exercise Jinnah, Pakistan–Türkiye", "2025-05-02/2025-05-09", "Cherat"],
        ["Exercise Ataturk, Türkiye–Pakistan", "2025-05-11/2025-05-14", "Isparta"],
      ],
    ],
  ])("%s", (text, expected) => expect(titled(text)).toEqual(expected));

  test("a ship or a port in capitals is no name of one", () =>
    expect(
      titled("KARACHI: Pakistan Navy Ship (PNS) SAIF participated in a bilateral exercise with the Royal Navy of Oman on Monday."),
    ).toEqual([["Pakistan–Oman exercise", "2025-05-12", null]]));
});

describe("what an agreement holds is no event", () => {
  const signed = "Kenya and Spain signed a memorandum of understanding on military cooperation in Nairobi on Monday.";
  test.each([
    `${signed} The MoU covers training of cadets, joint exercises and exchange of instructors.`,
    `${signed} It provides for training of cadets from Kenya at Spanish academies and joint exercises each year.`,
    `${signed} The agreement, which runs for five years, will include visits of ships and joint patrols.`,
    `${signed} Areas of cooperation include training courses and the joint development of boats.`,
  ])("%s", (text) => {
    expect(news(text)).toEqual(["agreement ES+KE 2025-05-12 @Nairobi signed"]);
    expect(backgroundOf(text)).toEqual([]);
  });

  test("nor is what it is on, between whomever", () => {
    const text = "A memorandum of understanding between Kenya and Spain on the training of cadets was signed in Nairobi on Monday.";
    expect(news(text)).toEqual(["agreement ES+KE 2025-05-12 @Nairobi signed"]);
    expect(backgroundOf(text)).toEqual([]);
  });

  test("nor is what it is on", () =>
    expect(news("Kenya and Spain signed a protocol on joint production of patrol boats in Nairobi on Monday.")).toEqual([
      "agreement ES+KE 2025-05-12 @Nairobi signed",
    ]));
});

test("a meeting during a visit has the first and last day of the visit, marked as worked out", () => {
  const text =
    "Danish Defence Minister Lars Holm is on a visit to Tallinn from 12 to 14 May 2025. He met Estonian Defence Minister Mart Kask and signed the guest book.";
  const meeting = extract(text, "2025-05-15").events.find(({ fields }) => fields.type?.value === "bilateral_meeting");
  expect(meeting?.fields.date).toMatchObject({
    value: "2025-05-12/2025-05-14",
    certainty: "inferred",
    why: expect.stringContaining("visit"),
  });
  expect(meeting?.fields.dateBasis?.value).toBe("inferred");
});

test.each<[string, string]>([
  [
    "The first Norway–Finland Defence Industry Roundtable was held in Oslo on 6 May 2025.",
    "1st Norway–Finland Defence Industry Roundtable",
  ],
  [
    "The 15th meeting of the India-France Joint Working Group on Defence Cooperation was held in Paris on 13 May 2025.",
    "15th India–France Joint Working Group on Defence Cooperation",
  ],
  ["The inaugural Greek-Polish Defence Industry Forum took place in Athens on 9 May 2025.", "1st Greece–Poland Defence Industry Forum"],
  [
    "The First Brazil-Chile Political-Military Dialogue was held in Brasilia on 9 May 2025.",
    "1st Brazil–Chile Political-Military Dialogue",
  ],
  [
    "An MoU was signed between the Danish Arms Council (DAC) and the Hellenic Aerospace Association (HAA) in Athens on 6 May 2025.",
    "Memorandum between DAC and HAA, Denmark–Greece",
  ],
  [
    "The Ministry of Defence of Kenya and the Ministry of Defence of Spain signed a memorandum of understanding on naval training in Madrid on 6 May 2025.",
    "Kenya–Spain memorandum on naval training",
  ],
])("%s is called %s", (text, title) => expect(titled(text).map(([first]) => first)).toEqual([title]));
