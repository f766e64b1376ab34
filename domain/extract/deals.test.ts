import { expect, test } from "vitest";
import { news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Agreements
  [
    "India and Oman signed a memorandum of understanding on naval cooperation in Muscat on Monday.",
    ["agreement IN+OM 2025-05-12 @Muscat signed"],
  ],
  [
    "An agreement on the protection of classified information was signed between Japan and Italy in Rome on 6 May 2025.",
    ["agreement IT+JP 2025-05-06 @Rome signed"],
  ],
  [
    "Defence Ministers Richard Marles of Australia and Judith Collins of New Zealand signed a letter of intent in Canberra on May 8.",
    ["agreement AU+NZ 2025-05-08 @Canberra signed"],
  ],
  [
    "The defence ministries of Poland and Sweden will sign a letter of intent in Stockholm on May 21.",
    ["agreement PL+SE 2025-05-21 @Stockholm planned"],
  ],
  [
    "The Reciprocal Access Agreement between Japan and the Philippines entered into force on 11 May 2025.",
    ["agreement JP+PH 2025-05-11 in_force"],
  ],
  [
    "Parliament in Riga ratified the defence cooperation agreement between Latvia and Ukraine on Thursday.",
    ["agreement LV+UA 2025-05-15 @Riga ratified"],
  ],
  [
    "Turkey and Somalia renewed their military training agreement in Mogadishu on Sunday.",
    ["agreement SO+TR 2025-05-11 @Mogadishu renewed"],
  ],
  [
    "An MoU was signed between Hindustan Aeronautics Limited and Airbus of France in Bengaluru on 9 May.",
    ["agreement FR+IN 2025-05-09 @Bengaluru signed"],
  ],
  [
    "The Ministry of Defence of Kenya and the Ministry of Defence of the Czech Republic concluded an arrangement on defence research on Tuesday.",
    ["agreement CZ+KE 2025-05-13 signed"],
  ],
  // Arms
  [
    "Hanwha Aerospace signed a $350 million contract with Estonia on Wednesday to supply Chunmoo rocket launchers.",
    ["arms_transfer EE+KR 2025-05-14 ordered"],
  ],
  ["Armenia placed an order for 90 ATAGS howitzers from India last month.", ["arms_transfer AM+IN 2025-04 ordered"]],
  ["Poland received the first batch of FA-50 aircraft from South Korea on Friday.", ["arms_transfer KR+PL 2025-05-09 delivered"]],
  [
    "The State Department approved the possible sale of 16 F-16 aircraft to Bulgaria on May 13.",
    ["arms_transfer BG+US 2025-05-13 selected"],
  ],
  [
    "India delivered the second battery of BrahMos missiles to the Philippines on 20 April 2025.",
    ["arms_transfer IN+PH 2025-04-20 delivered"],
  ],
  [
    "Saab has won an order for four Gripen fighters from Thailand, the Swedish company said on Monday.",
    ["arms_transfer SE+TH 2025-05-12 ordered"],
  ],
  [
    "Turkey's Baykar will deliver six drones to Morocco under a contract to be signed on May 20.",
    ["arms_transfer MA+TR 2025-05-20 planned"],
  ],
  ["Norway has ordered 16 K9 howitzers from South Korea's Hanwha Aerospace.", ["arms_transfer KR+NO 2025-05 ordered"]],
  ["Larsen & Toubro has bagged a contract to build three patrol vessels for the Vietnamese Navy.", ["arms_transfer IN+VN 2025-05 ordered"]],
])("%s", (text, expected) => expect(news(text)).toEqual(expected));
