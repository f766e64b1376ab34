import { describe, expect, test } from "vitest";
import { event } from "#domain/event";
import { extract } from "#domain/extract/extract";
import type { ProposedEvent } from "#domain/extract/proposal";
import { backgroundOf, draftOf, news } from "#domain/extract/testing";

const first = (text: string, published = "2025-05-15") => extract(text, published).events[0] as ProposedEvent;
const rows = (found: { value: object }[] | undefined) => found?.map(({ value }) => Object.values(value).join("|"));

const roundtrip = [
  "The 9th meeting of the India-Kenya Joint Defence Cooperation Committee, co-chaired by Defence Secretary Rajesh Kumar Singh and Kenyan Principal Secretary Patrick Mariru, was held in Nairobi on 12 May 2025.",
  "Hanwha Aerospace signed a $350.5 million contract with Estonia on Wednesday to supply six Chunmoo rocket launchers.",
  "During a three-day visit to Rome that began on Monday, Greek Defence Minister Nikos Dendias met Italian Defence Minister Guido Crosetto, and a memorandum of understanding on shipbuilding was signed.",
  "INS Tabar carried out a passage exercise with the Royal Navy of Oman off Muscat on 11 May 2025.",
  "Japan donated three patrol boats worth 2 billion yen to the Philippine Coast Guard on 3 May 2025.",
];

describe("a draft", () => {
  test.each(roundtrip)("has values that the record takes: %s", (text) => {
    const { events } = extract(text, "2025-05-15");
    expect(events.length).toBeGreaterThan(0);
    for (const one of events) expect(event.read(draftOf(one))).toMatchObject({ ok: true });
  });

  test("quotes the words of the article for each of its values", () => {
    const text = roundtrip[2] as string;
    const { events } = extract(text, "2025-05-15");
    expect(events.map(({ evidence: { start, end } }) => text.slice(start, end))).toEqual([
      "During a three-day visit to Rome that began on Monday",
      "Greek Defence Minister Nikos Dendias met Italian Defence Minister Guido Crosetto",
      "a memorandum of understanding on shipbuilding was signed",
    ]);
    for (const { fields } of events) {
      for (const found of Object.values(fields).flat()) {
        expect(found.span.start).toBeLessThan(found.span.end);
        expect(found.span.end).toBeLessThanOrEqual(text.length);
        expect(found.rule).toMatch(/^[a-z.-]+$/);
      }
    }
    const city = first(text).fields.city;
    expect(city && text.slice(city.span.start, city.span.end)).toBe("Rome");
  });

  test("says why a value is no statement of the article", () => {
    const { date, dateBasis } = first("Indian Navy Chief Admiral Dinesh K Tripathi met his Omani counterpart in Muscat on Tuesday.").fields;
    expect(date).toMatchObject({ value: "2025-05-13", certainty: "inferred", why: expect.stringContaining("15 May 2025") });
    expect(dateBasis?.value).toBe("inferred");
  });

  test("is the same each time it is made", () => {
    const text = roundtrip.join("\n\n");
    expect(extract(text, "2025-05-15")).toEqual(extract(text, "2025-05-15"));
  });
});

describe("a visit", () => {
  const text = [
    "Swedish minister in Tokyo",
    "Swedish Defence Minister Pål Jonson is on a visit to Tokyo from 12 to 14 May 2025.",
    "He held talks with Japanese Defense Minister Nakatani Gen on Tuesday.",
    "A memorandum of understanding on defence equipment was signed between Sweden and Japan during the visit.",
  ].join("\n");

  test("is the whole of what happened during it", () => {
    const { events } = extract(text, "2025-05-15");
    const types = events.map(({ fields }) => [fields.type?.value, fields.partOf?.value ?? null]);
    expect(types).toEqual([
      ["visit", null],
      ["bilateral_meeting", "1"],
      ["agreement", "1"],
    ]);
  });

  test("gives its days to what has none of its own", () =>
    expect(news(text)).toEqual([
      "visit JP+SE 2025-05-12/2025-05-14 @Tokyo held",
      "bilateral_meeting JP+SE 2025-05-13 @Tokyo held",
      "agreement JP+SE 2025-05-12/2025-05-14 @Tokyo signed",
    ]));

  test("has a visitor and a host", () => expect(rows(first(text).fields.countries)).toEqual(["SE|visitor", "JP|host"]));
});

test.each<[string, Record<string, unknown>]>([
  ["The 4th India-France staff exercise Varuna was held off Goa from 3 to 6 May 2025.", { edition: 4, city: "Goa", venueCountry: "IN" }],
  [
    "The inaugural India-Oman Defence Industry Roundtable was held in Muscat on 6 May 2025.",
    { type: "roundtable", edition: 1, level: "industry" },
  ],
  [
    "Secretary of Defense Pete Hegseth spoke by phone with Polish Defence Minister Wladyslaw Kosiniak-Kamysz on Monday.",
    { format: "remote", level: "minister" },
  ],
  [
    "On the sidelines of a conference in Munich, Finnish Defence Minister Antti Häkkänen met Ukrainian Defence Minister Rustem Umerov on Friday.",
    { format: "margins", venueCountry: "DE" },
  ],
  [
    "Turkish Defence Minister Yaşar Güler met his Greek counterpart Nikos Dendias in Vienna on Monday.",
    { format: "third_place", city: "Vienna", venueCountry: "AT" },
  ],
  [
    "INS Tabar carried out a passage exercise with the French frigate Lorraine in the Arabian Sea on 11 May 2025.",
    { exerciseKind: "passing", place: "Arabian Sea" },
  ],
  [
    "The 38th India-Thailand coordinated patrol (CORPAT) was held from 1 to 10 May 2025.",
    { exerciseKind: "coordinated_patrol", edition: 38 },
  ],
  [
    "Saab signed a contract worth 1.2 billion euros with Hungary on Monday to supply four Gripen fighters.",
    { value: "1200000000", currency: "EUR", quantity: "4", item: "Gripen fighters" },
  ],
  [
    "Poland signed a US$6.5 billion contract with Hyundai Rotem of South Korea for 180 K2 tanks on Friday.",
    { value: "6500000000", currency: "USD", quantity: "180" },
  ],
  ["Japan and the Philippines signed a letter of intent on 9 May 2025.", { instrument: "letter_of_intent", status: "signed" }],
  ["The treaty on defence between Poland and France entered into force on 9 May 2025.", { instrument: "treaty", status: "in_force" }],
  [
    "General Upendra Dwivedi, Chief of the Army Staff of India, met General Ashok Raj Sigdel, Chief of the Army Staff of Nepal, in Kathmandu on 8 May.",
    { level: "service_chief", city: "Kathmandu" },
  ],
  [
    "President Emmanuel Macron of France met President Prabowo Subianto of Indonesia on defence in Jakarta on 9 May.",
    { level: "head_of_state" },
  ],
])("%s", (text, expected) => {
  const { fields } = first(text);
  const values = Object.fromEntries(
    Object.keys(expected).map((name) => [name, (fields as Record<string, { value: unknown }>)[name]?.value]),
  );
  expect(values).toEqual(expected);
});

test("people have their post, their side and their part", () =>
  expect(rows(first(roundtrip[0] as string).fields.participants)).toEqual([
    "Rajesh Kumar Singh|Defence Secretary|IN|co_chair",
    "Patrick Mariru|Kenyan Principal Secretary|KE|co_chair",
  ]));

test("who supplies and who receives", () => {
  const { countries, organisations } = first(
    "The Norwegian Army received eight K9 howitzers from Hanwha Aerospace of South Korea on Friday.",
  ).fields;
  expect(rows(countries)?.sort()).toEqual(["KR|supplier", "NO|recipient"]);
  expect(rows(organisations)).toEqual(["Norwegian Army||NO|recipient", "Hanwha Aerospace||KR|supplier"]);
});

test("organisations have the letters that the text gives them", () =>
  expect(
    rows(
      first(
        "An MoU was signed between the Confederation of Danish Industry Association (CDIA) and the Hellenic Aerospace Industries (HAI) on 6 May 2025, Greece and Denmark said.",
      ).fields.organisations,
    )?.map((row) => row.split("|").slice(0, 2)),
  ).toEqual([
    ["Confederation of Danish Industry Association", "CDIA"],
    ["Hellenic Aerospace Industries", "HAI"],
  ]));

describe("what is told as background is proposed apart", () => {
  test.each<[string, string]>([
    [
      "The last meeting of the India-Italy Joint Defence Committee was held in New Delhi in 2023.",
      "committee_meeting IN+IT 2023 @New Delhi held",
    ],
    ["Italy and India signed a memorandum of understanding on defence in October 2018.", "agreement IN+IT 2018-10 signed"],
    ["In September last year, Defence Minister Guido Crosetto visited India.", "visit IN+IT 2024-09 held"],
    [
      "The previous exercise between the two navies, India's and Italy's, was conducted off Goa in March 2024.",
      "exercise IN+IT 2024-03 @Goa held",
    ],
  ])("%s", (sentence, expected) => {
    const text = `Rome talks\nIndian Defence Secretary Rajesh Kumar Singh met Italian Defence Minister Guido Crosetto in Rome on Tuesday. ${sentence}`;
    expect(news(text)).toEqual(["bilateral_meeting IN+IT 2025-05-13 @Rome held"]);
    expect(backgroundOf(text)).toContain(expected);
  });
});
