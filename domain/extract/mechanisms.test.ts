import { expect, test } from "vitest";
import { extract } from "#domain/extract/extract";
import { backgroundOf, news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Where "here" is
  [
    "Muscat [Oman], May 13 (ANI): Indian Navy Chief Admiral Dinesh K Tripathi on Monday called on Omani Defence Minister Salim Al Harthy here.",
    ["bilateral_meeting IN+OM 2025-05-12 @Muscat held"],
  ],
  [
    "OSLO, May 14 (NTB) -- The fifth India-Norway Joint Working Group on Defence was held here on Tuesday.",
    ["committee_meeting IN+NO 2025-05-13 @Oslo held"],
  ],
  // A branch is of the state that it is in
  [
    "Australia signed a contract for 40 armoured vehicles on Monday. The deal was signed with the Australian subsidiary of Rheinmetall of Germany.",
    ["arms_transfer AU+DE 2025-05-12 ordered"],
  ],
  // Bases, yards and common nouns
  [
    "SEOUL, May 14 (Yonhap) -- Peruvian Defence Minister Walter Astudillo toured the shipyard of HD Hyundai in Ulsan on Tuesday.",
    ["visit KR+PE 2025-05-13 @Ulsan held"],
  ],
  [
    "Kenyan defence chief in Colombo\n\nGeneral Charles Kahariri, who is on a four-day visit to the island nation that began on Monday, called on Sri Lankan Defence Secretary Sampath Thuyacontha in Colombo on Tuesday.",
    ["visit KE+LK 2025-05-12/2025-05-15 @Colombo held", "bilateral_meeting KE+LK 2025-05-13 @Colombo held"],
  ],
  // One act with two partners
  [
    "Vietnam signed memorandums of understanding on naval training with Chile and Peru in Hanoi on Monday.",
    ["agreement CL+VN 2025-05-12 @Hanoi signed", "agreement PE+VN 2025-05-12 @Hanoi signed"],
  ],
  // Ends that are told later
  [
    "INS Tarkash arrived in Mombasa in Kenya on Monday. The ship will be in the port till 16th May.",
    ["port_call IN+KE 2025-05-12/2025-05-16 @Mombasa held"],
  ],
  [
    "The German frigate FGS Bayern, which arrived in Manila on 9 May on a formal visit to the Philippines, departed the city today.",
    ["port_call DE+PH 2025-05-09/2025-05-15 @Manila held"],
  ],
  [
    "The joint exercise between Egypt and Greece began on 5 May 2025. The closing ceremony of the exercise was held between the two armies today.",
    ["exercise EG+GR 2025-05-05/2025-05-15 held"],
  ],
  // Whose visit it is
  [
    "Omani Chief of Staff Vice Admiral Abdullah Al Raisi met Kenyan Defence Minister Soipan Tuya on Monday in Nairobi. He also met the Ambassador of Oman to Kenya, Saleh Al Harthi.",
    ["bilateral_meeting KE+OM 2025-05-12 @Nairobi held"],
  ],
  [
    "National Security Advisor Jake Sullivan spoke today with his counterparts from France, Germany, Italy and the United Kingdom about the situation in the region.",
    ["bilateral_meeting DE+FR+GB+IT+US 2025-05-15 held"],
  ],
  // A visit that is put off
  [
    "Danish Defence Minister Troels Lund Poulsen was to be in Tallinn on a visit to Estonia on 20 May. The minister's visit was deferred.",
    ["visit DK+EE 2025-05-20 @Tallinn postponed"],
  ],
])("%s", (text, expected) => expect([...news(text)].sort()).toEqual([...expected].sort()));

test.each([
  "Cadets from Fiji and Tonga who study at the academy watched the parade in Canberra on Monday.",
  "A second contract with Norway for K2 tanks could be signed this year, analysts said.",
  "The navy's women's team will visit Peru for a handball tournament next year.",
])("nothing is read in: %s", (text) => expect(news(text)).toEqual([]));

test("what other ships did last month is background", () => {
  const text =
    "Indian ships in Colombo\n\nINS Tarkash arrived in Colombo in Sri Lanka on Monday.\n\nThe crew will play games.\n\nThe town has a fort.\n\nLast month, vessels from the Sri Lankan Navy completed an exercise in India.";
  expect(news(text)).toEqual(["port_call IN+LK 2025-05-12 @Colombo held"]);
  expect(backgroundOf(text)).toEqual(["exercise IN+LK 2025-04 held"]);
});

const titles = (text: string) => extract(text, "2025-05-15").events.map(({ fields }) => fields.title?.value);
const quotes = (text: string) => extract(text, "2025-05-15").events.map(({ evidence: { start, end } }) => text.slice(start, end));

test.each<[string, string]>([
  ["Defence Secretary Rajesh Kumar Singh of India visited Rome on 6 May.", "Defence Secretary Rajesh Kumar Singh visits Rome"],
  ["The Indian Naval Ship (INS) 'Talwar' arrived in Muscat in Oman on Monday.", "INS Talwar visits Muscat"],
  ["India and Oman carried out a passage exercise off Muscat on Monday.", "India–Oman passage exercise"],
  ["Australia and India held their first joint naval exercise off Perth on 5 May.", "1st Australia–India exercise"],
  ["India signed a contract with France for 36 Rafale fighter jets on Monday.", "India–France: 36 Rafale fighter jets"],
  ["India and Oman signed a memorandum of understanding on naval cooperation in Muscat.", "India–Oman memorandum on naval cooperation"],
  ["Japan and Italy signed a Reciprocal Access Agreement in Rome on 6 May 2025.", "Japan–Italy Reciprocal Access Agreement"],
])("%s is called %s", (text, title) => expect(titles(text)).toEqual([title]));

test("each event is quoted by its own clause", () =>
  expect(
    quotes(
      "Rome, May 14 (ANSA) -- During his two-day visit to Rome (May 13-14), Haddad called on Italian Defence Minister Guido Crosetto, the ministry said.\nJordan's army chief Yousef Haddad arrived on Tuesday.",
    ).slice(0, 2),
  ).toEqual(["During his two-day visit to Rome (May 13-14)", "Haddad called on Italian Defence Minister Guido Crosetto"]));

test("who co-chairs takes part, of whichever state; the meeting of a body is no meeting beside it, and the call is told by its own words", () => {
  const text =
    "Norway and Finland reviewed naval training at the 4th meeting of their Joint Defence Committee in Helsinki on Tuesday. The session was co-chaired by Defence Secretary Maria Lopez and Secretary General of Defence Paavo Niemi.\n\nDuring a three-day visit to Helsinki (May 12–14), Ms Lopez also called on Defence Minister Anna Virtanen.";
  const { events } = extract(text, "2025-05-13");
  const [committee, , call] = events;
  expect(events.map(({ fields }) => fields.type?.value)).toEqual(["committee_meeting", "visit", "bilateral_meeting"]);
  expect(committee?.fields.participants?.map(({ value }) => [value.name, value.part])).toEqual([
    ["Maria Lopez", "co_chair"],
    ["Paavo Niemi", "co_chair"],
  ]);
  expect(text.slice(call?.evidence.start, call?.evidence.end)).toBe("Ms Lopez also called on Defence Minister Anna Virtanen");
});

test("a Secretary of State is of the United States only where that is named", () => {
  const sides = (text: string) =>
    extract(text, "2025-05-15").events.flatMap(({ fields }) => fields.countries?.map(({ value }) => value.country) ?? []);
  expect(sides("Portugal's Secretary of State Ana Costa met Brazil's Deputy Defence Minister Paulo Souza in Lisbon on Monday.")).toEqual([
    "PT",
    "BR",
  ]);
  expect(sides("Secretary of State Ana Costa met Brazilian Defence Minister Paulo Souza in Lisbon on Monday.")).not.toContain("US");
});

test("an organisation's name goes on over a list to its letters", () => {
  const [event] = extract(
    "An MoU was signed between the Society of Indian Defence Manufacturers (SIDM) and Federation of Italian Companies for Aerospace, Defence and Security (AIAD) in Rome on Tuesday.",
    "2025-04-15",
  ).events;
  expect(event?.fields.organisations?.map(({ value }) => [value.name, value.short])).toEqual([
    ["Society of Indian Defence Manufacturers", "SIDM"],
    ["Federation of Italian Companies for Aerospace, Defence and Security", "AIAD"],
  ]);
});
