import { expect, test } from "vitest";
import { news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Where it is written, and by whom
  [
    "RAWALPINDI: A delegation headed by Mr Daniel Cole, Counselor US State Department, called on Chief of Army Staff General Syed Asad at GHQ here on Tuesday. Pakistan values its ties.",
    ["bilateral_meeting PK+US 2025-05-13 @Rawalpindi held"],
  ],
  [
    "SAN DIEGO (NNS) -- Two Royal Canadian Navy vessels made a port visit at Naval Base San Diego on 1-2 May.",
    ["port_call CA+US 2025-05-01/2025-05-02 @San Diego held"],
  ],
  // Letters and names that mean no state here
  [
    "Commander Peter Lane of the Royal Navy called on the Flag Officer Commanding Western Naval Command of the Nigerian Navy, Rear Admiral Sani Bello, in Lagos on Monday.",
    ["bilateral_meeting GB+NG 2025-05-12 @Lagos held"],
  ],
  [
    "US General Mark Lane called on the Chief of the Defence Staff of Ghana, Vice Admiral Kofi Mensah, at Burma Camp on Monday.",
    ["bilateral_meeting GH+US 2025-05-12 held"],
  ],
  ["Qatar's Royal Air Force and the Turkish Air Force held an exercise in Doha on Monday.", ["exercise QA+TR 2025-05-12 @Doha held"]],
  // Who is met
  [
    "The Defence Adviser of Pakistan in Sri Lanka, Colonel Tariq Butt, called on the Commander of the Sri Lanka Army on Monday.",
    ["bilateral_meeting LK+PK 2025-05-12 held"],
  ],
  [
    "The Deputy Defence Minister of Vietnam, Tran Nam, made the remark on 12 May while receiving Lao Deputy Defence Minister Khamla Vongsa.",
    ["bilateral_meeting LA+VN 2025-05-12 held"],
  ],
  [
    "“Eighteen years ago our countries made an important choice,” Romanian Defence Minister Ion Popa said after the meeting with his Bulgarian counterpart Petar Iliev on Monday.",
    ["bilateral_meeting BG+RO 2025-05-12 held"],
  ],
  // Several of one act
  [
    "Canadian Secretary of State Anne Roy is travelling to Norway and Germany from 15 to 19 May 2025 for talks on defence.",
    ["visit CA+NO 2025-05-15/2025-05-19 held", "visit CA+DE 2025-05-15/2025-05-19 held"],
  ],
  [
    "Switzerland and Austria signed a memorandum of understanding on air defence with Germany in Bern on Friday.",
    ["agreement AT+CH+DE 2025-05-09 @Bern signed"],
  ],
  // What is news of it
  [
    "The Norwegian Defence Materiel Agency announced on Wednesday that it had signed a contract with Hanwha Aerospace for 24 howitzers.",
    ["arms_transfer KR+NO 2025-05-14 ordered"],
  ],
  [
    "Saab signed a contract with Poland for launchers on Monday. The weapons are to be delivered in 2027.",
    ["arms_transfer PL+SE 2025-05-12 ordered"],
  ],
  [
    "Kenya and the United States announced the recent signing of two defence agreements in Nairobi.",
    ["agreement KE+US 2025-05 @Nairobi signed"],
  ],
])("%s", (text, expected) => expect([...news(text)].sort()).toEqual([...expected].sort()));

test.each([
  "The ministers of Latvia and Lithuania attended a graduation and flag donation ceremony in Tartu, Estonia, on Thursday.",
  "Naval news of Africa\nNigeria's Chief of Naval Staff inspects bases. The ongoing exercise Red Falcon is being conducted by ships of the South African Navy.",
  "The exercise season of the army, in which French and Italian units once fought, will begin next month.",
  "Poland builds the vehicle under a license from Finland, in a deal worth 252 million dollars (US $252 million).",
])("nothing is read in: %s", (text) => expect(news(text)).toEqual([]));
