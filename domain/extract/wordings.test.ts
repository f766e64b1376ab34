import { expect, test } from "vitest";
import { news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Who is somewhere is on a visit
  [
    "Danish Defence Minister Troels Holm is in Kyiv for talks with his Ukrainian counterpart Rustem Bondar.",
    ["visit DK+UA 2025-05 @Kyiv held", "bilateral_meeting DK+UA 2025-05 @Kyiv held"],
  ],
  [
    "The French Chief of the Defence Staff, General Luc Morel, was in Abu Dhabi from 11 to 13 May. He met the Chief of Staff, Lieutenant General Saif Al Hamadi.",
    ["visit AE+FR 2025-05-11/2025-05-13 @Abu Dhabi held", "bilateral_meeting AE+FR 2025-05-11/2025-05-13 @Abu Dhabi held"],
  ],
  [
    "LIMA, May 15 - Chilean Defence Minister Ana Rojas is here on a two-day visit at the invitation of her Peruvian counterpart Walter Quispe.",
    ["visit CL+PE 2025-05 @Lima held"],
  ],
  [
    "US Admiral Dan Price met Panamanian President Juan Mora in Panama City on Monday. He flew to San Jose on Tuesday for military talks with Costa Rican officials.",
    ["bilateral_meeting PA+US 2025-05-12 @Panama City held", "visit CR+US 2025-05-13 @San Jose held"],
  ],
  ["The Turkish and Greek fleets are in the Aegean for their own drills.", []],
  ["The Chief of the Naval Staff arrived back in Lagos from London on Monday.", []],
  // Meetings without their usual words
  [
    "The Polish defence minister told his Lithuanian counterpart on Wednesday that more troops would come.",
    ["bilateral_meeting LT+PL 2025-05-14 held"],
  ],
  [
    "Uruguay's defence minister sat down with her Paraguayan counterpart in Asuncion on Tuesday.",
    ["bilateral_meeting PY+UY 2025-05-13 held"],
  ],
  [
    "US Defense Secretary Mark Lane and Russian Defense Minister Igor Belov spoke again on Friday about the base in Tallinn, by phone.",
    ["bilateral_meeting RU+US 2025-05-09 held"],
  ],
  ["Russian Defense Minister Igor Belov spoke on Friday about missiles in Poland.", []],
  [
    "Chairman of the Joint Chiefs of Staff Major General Omar Zaid received his Brazilian counterpart Renato Freire in Amman on Monday, the Jordanian army said.",
    ["bilateral_meeting BR+JO 2025-05-12 @Amman held"],
  ],
  ["Defence Minister Lin Wei told reporters that China and the United States can only jointly develop with respect.", []],
  ["Greek and Cypriot defence ministers spoke on the phone this morning.", ["bilateral_meeting CY+GR 2025-05-15 held"]],
  [
    "Hungarian Minister of Defence Kristof Nagy held a bilateral with Serbian Defence Minister Bratislav Ilic in Belgrade on Tuesday.",
    ["bilateral_meeting HU+RS 2025-05-13 @Belgrade held"],
  ],
  [
    "Estonian Defence Minister Hanno Saar hosted his Latvian colleague Andris Ozols in Tallinn on Wednesday.",
    ["bilateral_meeting EE+LV 2025-05-14 @Tallinn held"],
  ],
  [
    "US Defense Secretary Mark Lane spoke today with defense ministers from Poland, Romania and Lithuania about the situation in Kyiv.",
    ["bilateral_meeting LT+PL+RO+US 2025-05-15 held"],
  ],
  [
    "Vietnamese Defence Minister Phan Van Binh met Thai Defence Minister Somchai Dee in Bangkok on Monday. Binh met later with Prime Minister Malee Srisai.",
    ["bilateral_meeting TH+VN 2025-05-12 @Bangkok held", "bilateral_meeting TH+VN 2025-05-12 @Bangkok held"],
  ],
  ["The Chief of Naval Staff told reporters in Lagos on Tuesday that the navy needs more boats from France.", []],
  ["As for talks between the Greek and Turkish defence ministers, discussions are still under way.", []],
  [
    "Admiral Ravi Rao of the Indian Navy, on a visit to Singapore, interacted with the crew of the frigate INS Tabar on Friday.",
    ["visit IN+SG 2025-05-09 @Singapore held"],
  ],
  [
    "Ministers agree on drills\n\nJapanese Defence Minister Nobuo Sato and his Philippine counterpart Delfin Reyes said on Tuesday that drills would come.\n\nTheir talks took place in Tokyo on Monday.",
    ["bilateral_meeting JP+PH 2025-05-12 @Tokyo held"],
  ],
  ["The Japan-India Director-General Level Meeting was held in Delhi on Monday.", ["dialogue IN+JP 2025-05-12 @Delhi held"]],
  [
    "Navy chief in Muscat\n\nIndian Navy Chief Admiral Ravi Kumar is on a visit to Oman.\n\nThe admiral met Major General Matar Al Balushi, Commander of the Royal Army of Oman, in Muscat on Tuesday.\n\nThe destroyer INS Tabar arrived in Muscat on Tuesday.",
    ["visit IN+OM 2025-05 @Muscat held", "bilateral_meeting IN+OM 2025-05-13 @Muscat held", "port_call IN+OM 2025-05-13 @Muscat held"],
  ],
  ["General Ravi Kumar, once defence attache in Astana, Kazakhstan, inspected a guard of honour in New Delhi on Monday.", []],
  // Exercises by what is done
  [
    "Two French frigates have sailed with Indonesian and Australian warships in a naval exercise in the Java Sea.",
    ["exercise AU+FR+ID 2025-05 held"],
  ],
  [
    "Canadian and Philippine ships practised boarding and replenishment manoeuvres off Palawan on 12 May.",
    ["exercise CA+PH 2025-05-12 held"],
  ],
  ["Soldiers of Brazil and Argentina trained together in river crossings last week.", ["exercise AR+BR [2025-05-05..2025-05-11] held"]],
  ["The French and British air forces flew a combined patrol over the Channel on Tuesday.", ["exercise FR+GB 2025-05-13 held"]],
  [
    "Egyptian and Greek naval forces concluded the Coral drills on Wednesday, with units from Cyprus, Saudi Arabia and France taking part.",
    ["exercise CY+EG+FR+GR+SA 2025-05-14 held"],
  ],
  ["The presidents of Ghana and Burkina Faso agreed in Ouagadougou on Tuesday to form a joint patrol force.", []],
  // Ships that stop
  ["The Spanish patrol vessel Furor put in at Nouakchott on Monday.", ["port_call ES+MR 2025-05-12 @Nouakchott held"]],
  ["The frigate HDMS Triton made a stop in Reykjavik on Tuesday.", ["port_call DK+IS 2025-05-13 @Reykjavik held"]],
  [
    "Captain Luis Reyes said two Australian ships are scheduled to arrive at the naval base in Subic Bay on Saturday for a visit to the Philippines.",
    ["port_call AU+PH 2025-05-17 @Subic Bay planned"],
  ],
  // Pacts that are made and unmade
  ["Italy and Libya formalised a military cooperation agreement in Rome on Tuesday.", ["agreement IT+LY 2025-05-13 @Rome signed"]],
  [
    "Ghana and Togo launched a joint statement of intent on border security in Lome on Monday.",
    ["agreement GH+TG 2025-05-12 @Lome signed"],
  ],
  ["Niger ended its military agreement with the United States on Saturday.", ["setback NE+US 2025-05-10 held"]],
  ["Mali tore up its defence pact with France on 2 May.", ["setback FR+ML 2025-05-02 held"]],
  ["Kenya is threatening to tear up its military agreement with the United Kingdom.", []],
  ["The talks between the defence ministers of Mali and France ended without an agreement being signed, officials said.", []],
  [
    "Defence ministers of Japan, South Korea and the United States met in Tokyo on Tuesday. The ministers also signed a trilateral agreement.",
    ["bilateral_meeting JP+KR+US 2025-05-13 @Tokyo held", "agreement JP+KR+US 2025-05-13 @Tokyo signed"],
  ],
  [
    "On Tuesday the president cancelled the Status of Forces Agreement, a pact between Panama and the United States that allowed American troops to hold joint exercises in Panama.",
    ["setback PA+US 2025-05-13 cancelled"],
  ],
])("%s", (text, expected) => expect(news(text)).toEqual(expected));
