import { expect, test } from "vitest";
import { extract } from "#domain/extract/extract";
import { backgroundOf, news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Without their spaces
  [
    "The exercise between Indian and Omani troops is scheduled to be conducted in Salalah from 14thto 28thJune 2025.",
    ["exercise IN+OM 2025-06-14/2025-06-28 @Salalah planned"],
  ],
  ["Serbian and Greek troops held a joint exercise in Nis on 3rdMay.", ["exercise GR+RS 2025-05-03 @Nis held"]],
  // Days that are said, not written
  ["Ghanaian and Togolese troops held a joint exercise in Lome over the weekend.", ["exercise GH+TG 2025-05-10/2025-05-11 @Lome held"]],
  ["Ghanaian and Togolese troops will hold a joint exercise in Lome this weekend.", ["exercise GH+TG 2025-05-17/2025-05-18 @Lome planned"]],
  [
    "The Danish frigate Triton arrived in Reykjavik on Tuesday. The next day it took part in an exercise with the Icelandic Coast Guard.",
    ["port_call DK+IS 2025-05-13 @Reykjavik held", "exercise DK+IS 2025-05-14 @Reykjavik held"],
  ],
  [
    "Indian Defence Secretary Ravi Rao chaired a seminar on the second day of his visit to Muscat on Tuesday. On the first day of his visit, Rao met his Omani counterpart Salim Al Busaidi.",
    ["visit IN+OM 2025-05-12/2025-05-13 @Muscat held", "bilateral_meeting IN+OM 2025-05-12 @Muscat held"],
  ],
  [
    "South Korean Vice Defense Minister Park Min held a series of talks with foreign counterparts on Wednesday. Park asked for support. Park met Uzbek Deputy Defense Minister Aziz Karimov and the Korean side offered courses.",
    ["bilateral_meeting KR+UZ 2025-05-14 held"],
  ],
  // The days of the exercise, not of the journey to it
  [
    "The Kenyan contingent reached Kigali today for Exercise Blue Hill with the Rwandan army, which is scheduled to be held from 20 to 30 May 2025.",
    ["exercise KE+RW 2025-05-20/2025-05-30 @Kigali planned"],
  ],
  [
    "The 10-day joint drill of Malaysia and Thailand concluded at Port Dickson of Negeri Sembilan, Malaysia on Monday.",
    ["exercise MY+TH 2025-05-03/2025-05-12 held"],
  ],
  // What comes is planned, in whatever tense
  [
    "The Italian aircraft carrier Cavour arrives in Goa on 20 May for exercises with the Indian Navy, the embassy announced.",
    ["exercise IN+IT 2025-05-20 @Goa planned", "port_call IN+IT 2025-05-20 @Goa planned"],
  ],
  // Of a plan, not of its signing
  [
    "The defence ministers of Kazakhstan and Uzbekistan signed a plan of bilateral military cooperation for 2026 in Tashkent on Monday.",
    ["agreement KZ+UZ 2025-05-12 @Tashkent signed"],
  ],
  // Two meetings of some of the same people
  [
    "Kenyan Defence Minister Jane Otieno will hold trilateral talks with Ugandan Defence Minister Paul Okello and Rwandan Defence Minister Eric Gasana in Nairobi on Sunday. Otieno and Okello will meet bilaterally in Kampala on Monday.",
    ["bilateral_meeting KE+RW+UG 2025-05-18 @Nairobi planned", "bilateral_meeting KE+UG 2025-05-19 @Kampala planned"],
  ],
])("%s", (text, expected) => expect(news(text)).toEqual(expected));

test.each<[string, number]>([
  ["The 15th Joint Working Group between India and Israel met in Tel Aviv on Monday.", 15],
  ["Thai and American troops began Exercise Cobra Blue in Rayong on Monday, with this year being the 44thedition.", 44],
  ["The 37th iteration of the Colombian-Brazilian naval exercise Rio Norte began in Leticia on Monday.", 37],
])("counts %s", (text, edition) => expect(extract(text, "2025-05-15").events[0]?.fields.edition?.value).toBe(edition));

test("a picture from the files is no news, nor is a unit's number an edition", () => {
  const text =
    "Peru and Chile compare budgets\n\nThe two armies have much to discuss.\n\nFILE - Peruvian President Ana Rojas waves in Santiago, Chile. She visited Chile for a two-day military summit.";
  expect(news(text)).toEqual([]);
  expect(backgroundOf(text)).toHaveLength(1);
  const [drill] = extract(
    "The 5th Battalion Group of the Kenyan army held a joint exercise with Ugandan troops on Monday.",
    "2025-05-15",
  ).events;
  expect(drill?.fields.edition).toBeUndefined();
});

test("lines that break within a sentence are one", () => {
  const broken =
    "Call with allies\n\nUS Defense Secretary Mark Lane spoke today with\n\n Defense Ministers from Canada, France and\n\n the United Kingdom to discuss air defence.";
  expect(news(broken)).toEqual(["bilateral_meeting CA+FR+GB+US 2025-05-15 held"]);
  const narrow =
    "The patrol ship HMAS Warrego of the Royal Australian Navy has docked at the\nManila South Harbor on Monday for a five-day visit to the Philippines. It is a\nship of the older class and will join a reception before it sails, and its\ncrew will play football against a team of the Philippine Navy, a spokesman\nsaid.";
  expect(news(narrow)).toEqual(["port_call AU+PH 2025-05-12/2025-05-16 @Manila held"]);
});
