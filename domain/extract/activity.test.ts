import { expect, test } from "vitest";
import { news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Exercises
  [
    "The 20th edition of the India-US joint exercise Yudh Abhyas will be held at Fort Wainwright, Alaska, from 1 to 14 September 2025.",
    ["exercise IN+US 2025-09-01/2025-09-14 @Fort Wainwright planned"],
  ],
  [
    "Exercise Nomadic Elephant, a bilateral exercise between the armies of India and Mongolia, began at Ulaanbaatar on Monday.",
    ["exercise IN+MN 2025-05-12 @Ulaanbaatar held"],
  ],
  [
    "The Royal Australian Navy and the Indonesian Navy concluded Exercise Cassowary in the Arafura Sea on May 10.",
    ["exercise AU+ID 2025-05-10 held"],
  ],
  [
    "Some 600 Malaysian and Indonesian soldiers took part in Exercise Kekar Malindo in Pulada from 4 to 17 May.",
    ["exercise ID+MY 2025-05-04/2025-05-17 @Pulada held"],
  ],
  [
    "South Korea and the United States on Monday kicked off a two-week combined air drill at Gwangju.",
    ["exercise KR+US 2025-05-12/2025-05-25 @Gwangju held"],
  ],
  [
    "Troops from the Philippines, the United States and Australia began Exercise Kasangga in Luzon on May 9.",
    ["exercise AU+PH+US 2025-05-09 held"],
  ],
  [
    "The Finnish Army and the British Army will train together in Exercise Northern Star in Rovaniemi from 2 to 13 June.",
    ["exercise FI+GB 2025-06-02/2025-06-13 @Rovaniemi planned"],
  ],
  [
    "The two-day harbour phase of the Gulf Partners Maritime Exercise (GPMX 2025) began on Sunday with ships from Oman, Qatar,Kuwait and Bahrain taking part.",
    ["exercise BH+KW+OM+QA 2025-05-11/2025-05-12 held"],
  ],
  [
    "INS Sharda called at Port Victoria, Seychelles, from 5 to 8 May 2025. Her crew played football against a team of the port. The ship is commanded by Captain Anil Menon. Coming close to the recent official visit of Admiral Dinesh Tripathi, Chief of the Naval Staff, to Seychelles from 14 to 16 April, what was done during the port call of INS Sharda shows how near the two navies are.",
    ["port_call IN+SC 2025-05-05/2025-05-08 @Port Victoria held"],
  ],
  [
    "INS Talwar carried out a passage exercise (PASSEX) with the Omani vessel RNOV Al Seeb off Muscat on 11 May 2025.",
    ["exercise IN+OM 2025-05-11 @Muscat held"],
  ],
  [
    "The 43rd India-Indonesia coordinated patrol (CORPAT) is being conducted from 8 to 22 May 2025 along the maritime boundary.",
    ["exercise ID+IN 2025-05-08/2025-05-22 held"],
  ],
  [
    "Japan's Maritime Self-Defense Force and the French Navy held a joint drill in the East China Sea on Tuesday.",
    ["exercise FR+JP 2025-05-13 held"],
  ],
  [
    "The week-long trilateral exercise between the coast guards of Japan, the Philippines and the United States ended in Kagoshima on Friday.",
    ["exercise JP+PH+US 2025-05-03/2025-05-09 held"],
  ],
  ["The joint naval exercise of Turkey and Italy planned for 20 May was called off.", ["exercise IT+TR 2025-05-20 cancelled"]],
  [
    "Greece, Israel and Cyprus opened the multinational exercise Noble Dina off Crete on 5 May 2025.",
    ["exercise CY+GR+IL 2025-05-05 held"],
  ],
  [
    "A table-top exercise between the armed forces of Singapore and New Zealand was conducted in Wellington on 7 May.",
    ["exercise NZ+SG 2025-05-07 @Wellington held"],
  ],
  [
    "Kazakhstan and India conducted the ninth edition of Exercise KAZIND at Auli from 28 April to 10 May 2025.",
    ["exercise IN+KZ 2025-04-28/2025-05-10 @Auli held"],
  ],
  // Ships abroad
  [
    "INS Sahyadri arrived at Busan, South Korea, on 13 May 2025 for a port call during its deployment to the Pacific.",
    ["port_call IN+KR 2025-05-13 @Busan held"],
  ],
  ["HMAS Ballarat is visiting Langkawi from 12 to 16 May 2025.", ["port_call AU+MY 2025-05-12/2025-05-16 @Langkawi held"]],
  ["The Japanese destroyer JS Akizuki docked in Manila on Saturday for a goodwill visit.", ["port_call JP+PH 2025-05-10 @Manila held"]],
  ["Two warships of the Royal Thai Navy called at Visakhapatnam on 9 May.", ["port_call IN+TH 2025-05-09 @Visakhapatnam held"]],
  [
    "The Russian frigate Marshal Shaposhnikov entered the port of Colombo on Thursday, the Sri Lanka Navy said.",
    ["port_call LK+RU 2025-05-15 @Colombo held"],
  ],
  [
    "The French frigate Surcouf arrived at the port of Kochi on 6 May for a five-day visit.",
    ["port_call FR+IN 2025-05-06/2025-05-10 @Kochi held"],
  ],
  [
    "Pakistan Navy ship PNS Rasadgar made a port call at Port Louis, Mauritius, from 7 to 10 May 2025.",
    ["port_call MU+PK 2025-05-07/2025-05-10 @Port Louis held"],
  ],
  ["KRI Bima Suci will visit Sydney from 24 to 28 May.", ["port_call AU+ID 2025-05-24/2025-05-28 @Sydney planned"]],
  // Training
  [
    "Twenty cadets from Sri Lanka completed a training course at the Pakistan Military Academy in Kakul on 10 May.",
    ["training LK+PK 2025-05-10 held"],
  ],
  [
    "Soldiers from Malawi and Botswana have completed training in mountain warfare at Zomba, Malawi.",
    ["training BW+MW 2025-05 @Zomba held"],
  ],
  [
    "British instructors trained Ukrainian soldiers in urban combat near Salisbury Plain in April 2025.",
    ["training GB+UA 2025-04 @Salisbury Plain held"],
  ],
  // Operations, aid, development, setbacks
  ["India donated two Chetak helicopters to Suriname on 8 May 2025.", ["assistance IN+SR 2025-05-08 held"]],
  [
    "Japan handed over six patrol boats to the Coast Guard of Malaysia in Port Klang on Monday.",
    ["arms_transfer JP+MY 2025-05-12 @Port Klang delivered"],
  ],
  [
    "Indian and Seychellois vessels carried out joint surveillance of the islands' waters on 10 May 2025.",
    ["operation IN+SC 2025-05-10 held"],
  ],
  ["Germany suspended military cooperation with Mali on Tuesday.", ["setback DE+ML 2025-05-13 held"]],
  [
    "Italy, Japan and the United Kingdom began the joint development of a fighter aircraft on Wednesday.",
    ["co_development GB+IT+JP 2025-05-14 held"],
  ],
])("%s", (text, expected) => expect(news(text)).toEqual(expected));
