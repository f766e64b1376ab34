import { describe, expect, test } from "vitest";
import { extract } from "#domain/extract/extract";

/** Name, post and state of everybody in the news of a text. */
const present = (text: string) => [
  ...new Map(
    extract(text, "2025-05-15")
      .events.filter(({ background }) => !background)
      .flatMap(({ fields }) => fields.participants ?? [])
      .map(({ value }) => [value.name, `${value.name}|${value.post ?? ""}|${value.country ?? ""}`]),
  ).values(),
];

describe("a place's name in a person's name is the person's", () => {
  test.each<[string, string[]]>([
    [
      "Brazilian Defence Minister Paulo Lima met Secretary of Defense Lloyd Austin in Lisbon on Monday.",
      ["Paulo Lima|Brazilian Defence Minister|BR", "Lloyd Austin|Secretary of Defense|US"],
    ],
    [
      "Chilean Army Chief General Javier Santiago met Argentine Army Chief General Carlos Cordoba in Lima on Monday.",
      ["Javier Santiago|Chilean Army Chief|CL", "Carlos Cordoba|Argentine Army Chief|AR"],
    ],
    [
      "Australian Chief of Navy Vice Admiral Victoria Perth met Malaysian Navy Chief Admiral Zul Ithnain in Lumut on Monday.",
      ["Victoria Perth|Australian Chief of Navy|AU", "Zul Ithnain|Malaysian Navy Chief|MY"],
    ],
    [
      "Deputy Minister of Defence Sydney Hart of Canada met Polish Defence Minister Adam Nowak in Warsaw on Monday.",
      ["Sydney Hart|Deputy Minister of Defence|CA", "Adam Nowak|Polish Defence Minister|PL"],
    ],
    [
      "US Admiral Chester Holt called on Indian Navy Chief Admiral Dinesh Rao in New Delhi on Monday.",
      ["Chester Holt||US", "Dinesh Rao|Indian Navy Chief|IN"],
    ],
  ])("%s", (text, expected) => expect(present(text)).toEqual(expected));

  test("and none of its later mentions is a place", () => {
    const text =
      "Talks in Lisbon\nPortuguese Defence Minister Ana Costa met American Defense Secretary Robert Austin in Lisbon on Monday. Austin thanked his hosts.";
    expect(extract(text, "2025-05-15").events.map(({ fields }) => [fields.city?.value, fields.countries?.length])).toEqual([["Lisbon", 2]]);
  });
});

test.each<[string, string[]]>([
  // Posts of several parts
  [
    "Kim Min-ho, director general for international policy at the South Korean Ministry of National Defense, met Ito Ken, deputy director of the Japanese Ministry of Defense, in Tokyo on Monday.",
    [
      "Kim Min-ho|director general for international policy at the South Korean Ministry of National Defense|KR",
      "Ito Ken|deputy director of the Japanese Ministry of Defense|JP",
    ],
  ],
  [
    "Moroccan Minister Delegate in charge of the Administration of National Defence, Abdel Loudi, received French Army Chief of Staff General Pierre Blanc in Rabat on Monday.",
    [
      "Abdel Loudi|Moroccan Minister Delegate in charge of the Administration of National Defence|MA",
      "Pierre Blanc|French Army Chief of Staff|FR",
    ],
  ],
  [
    "Senior Lieutenant General Tran Nam, Deputy Defence Minister of Vietnam, hosted a reception for Lieutenant General Khamla Vongsa, head of the General Department of Logistics of the Lao People's Army, in Hanoi on Monday.",
    [
      "Tran Nam|Deputy Defence Minister of Vietnam|VN",
      "Khamla Vongsa|head of the General Department of Logistics of the Lao People's Army|LA",
    ],
  ],
  [
    "Assistant Chief of Air Staff (Plans) Air Vice Marshal J.S. Mehra met the Director General of Military Operations, Brigadier General U Tin Maung of Myanmar in New Delhi on Monday, the Indian ministry said.",
    ["J.S. Mehra|Assistant Chief of Air Staff (Plans)|IN", "U Tin Maung|Director General of Military Operations|MM"],
  ],
  [
    "Brazil's Army Commander, General Miguel Paiva, met with the Chief of the General Staff of the Army of Argentina, Lieutenant General Carlos Presti, in Buenos Aires on Monday.",
    ["Miguel Paiva|Brazil's Army Commander|BR", "Carlos Presti|Chief of the General Staff of the Army of Argentina|AR"],
  ],
  // Particles, initials, apostrophes, one name, other orders
  [
    "Dutch Defence Minister Kees van der Berg met Spanish Defence Minister María de la Cruz Ortega in Madrid on Monday.",
    ["Kees van der Berg|Dutch Defence Minister|NL", "María de la Cruz Ortega|Spanish Defence Minister|ES"],
  ],
  [
    "Saudi Chief of Staff Lieutenant General Fahd bin Hamed al-Rashid met Pakistani Army Chief General Syed Asad in Riyadh on Monday.",
    ["Fahd bin Hamed al-Rashid|Saudi Chief of Staff|SA", "Syed Asad|Pakistani Army Chief|PK"],
  ],
  [
    "Indian Air Force chief Air Chief Marshal A. P. Nair met the Commander of the Kenya Air Force, Major General Thomas Ng'ang'a, in Nairobi on Monday.",
    ["A. P. Nair||IN", "Thomas Ng'ang'a|Commander of the Kenya Air Force|KE"],
  ],
  [
    "Indonesian Defence Minister Sutomo met Malaysian Defence Minister Datuk Seri Ahmad bin Hassan in Jakarta on Monday.",
    ["Sutomo|Indonesian Defence Minister|ID", "Ahmad bin Hassan|Malaysian Defence Minister|MY"],
  ],
  [
    "Myanmar's Vice-Senior General Soe Maung met Thai Defence Minister General Somchai Klang in Naypyidaw on Monday.",
    ["Soe Maung||MM", "Somchai Klang|Thai Defence Minister|TH"],
  ],
  // One post for several
  [
    "Serbian and Croatian defence ministry officials Dušan Petrović and Ivan Horvat held talks in Zagreb on Tuesday.",
    ["Dušan Petrović|Croatian defence ministry officials|RS", "Ivan Horvat|Croatian defence ministry officials|HR"],
  ],
])("%s", (text, expected) => expect(present(text)).toEqual(expected));

test("bodies, ceremonies and ranks are nobody", () =>
  expect(
    present(
      "Kenyan Defence Minister Jane Wanjiru received a delegation of the Uganda Veterans Federation led by its President, Senior Lieutenant General Okello Mugisha, in Nairobi on Monday.",
    ),
  ).toEqual(["Jane Wanjiru|Kenyan Defence Minister|KE", "Okello Mugisha|President|UG"]));

describe("a side that is not written", () => {
  const sides = (text: string) =>
    extract(text, "2025-05-15").events[0]?.fields.participants?.map(({ value, certainty, why }) => [value.country, certainty, why]);
  const body = "The 4th meeting of the Norway-Finland Joint Defence Committee was held in Helsinki on Tuesday.";

  test.each<[string, unknown[]]>([
    [
      `${body} It was co-chaired by Director General Anna Berg and Secretary General Paavo Niemi.`,
      [
        ["NO", "inferred", "Named in the order of the states"],
        ["FI", "inferred", "Named in the order of the states"],
      ],
    ],
    [
      `${body} It was co-chaired by Director General Anna Berg and Finnish Secretary General Paavo Niemi.`,
      [
        ["NO", "inferred", "The other one is of Finland"],
        ["FI", "stated", undefined],
      ],
    ],
    [
      `${body} The Finnish delegation was led by Secretary General Paavo Niemi and the other side was headed by Director General Anna Berg.`,
      [
        ["FI", "stated", undefined],
        ["NO", "inferred", "The other one is of Finland"],
      ],
    ],
    [
      "Turkish Defence Minister Ali Demir arrived in Uzbekistan on Monday and met with his counterpart Botir Karimov in the capital Tashkent.",
      [["TR", "stated", undefined]],
    ],
  ])("%s", (text, expected) => expect(sides(text)).toEqual(expected));

  test("whoever was met is of the other state", () => {
    const text =
      "Turkish Defence Minister Ali Demir arrived in Uzbekistan on Monday and met with his counterpart Botir Karimov in the capital Tashkent.";
    const met = extract(text, "2025-05-15").events.find(({ fields }) => fields.type?.value === "bilateral_meeting");
    expect(met?.fields.participants?.map(({ value, why }) => [value.name, value.country, why])).toEqual([
      ["Ali Demir", "TR", undefined],
      ["Botir Karimov", "UZ", "The other one is of Türkiye"],
    ]);
  });
});
