import { expect, test } from "vitest";
import { news } from "#domain/extract/testing";

/** Thursday, 15 May 2025 is the day of publication. */
test.each<[string, string[]]>([
  // Readouts
  [
    "Secretary of Defense Pete Hegseth spoke by phone today with Norwegian Minister of Defence Tore Sandvik to discuss security in the High North.",
    ["bilateral_meeting NO+US 2025-05-15 held"],
  ],
  [
    "Deputy Secretary of Defense Kathleen Hicks met yesterday with Italian Minister of Defense Guido Crosetto at the Pentagon.",
    ["bilateral_meeting IT+US 2025-05-14 @Washington held"],
  ],
  [
    "National Security Advisor Jake Sullivan hosted Indian National Security Advisor Ajit Doval at the White House on Tuesday.",
    ["bilateral_meeting IN+US 2025-05-13 @Washington held"],
  ],
  [
    "The Chairman of the Joint Chiefs of Staff, General Dan Caine, met with Chief of Defence of Norway General Eirik Kristoffersen in Oslo on May 12.",
    ["bilateral_meeting NO+US 2025-05-12 @Oslo held"],
  ],
  [
    "Defence Secretary John Healey welcomed French Minister of the Armed Forces Sébastien Lecornu to London on Monday for talks on air defence.",
    ["bilateral_meeting FR+GB 2025-05-12 @London held"],
  ],
  [
    "Japanese Defense Minister Nakatani Gen held a telephone conference with Australian Deputy Prime Minister Richard Marles on May 14.",
    ["bilateral_meeting AU+JP 2025-05-14 held"],
  ],
  [
    "Minister of Defence Boris Pistorius received his Lithuanian counterpart Dovilė Šakalienė in Berlin on Wednesday.",
    ["bilateral_meeting DE+LT 2025-05-14 @Berlin held"],
  ],
  [
    "The Minister of Defence of the Netherlands, Ruben Brekelmans, met with the Minister of Defence of Romania, Angel Tîlvăr, in The Hague on 13 May 2025.",
    ["bilateral_meeting NL+RO 2025-05-13 @The Hague held"],
  ],
  // Ministry releases
  [
    "Raksha Mantri Shri Rajnath Singh held a bilateral meeting with the Defence Minister of Brazil, Mr José Múcio, in New Delhi on May 14, 2025.",
    ["bilateral_meeting BR+IN 2025-05-14 @New Delhi held"],
  ],
  [
    "Chief of Defence Staff General Anil Chauhan called on Sri Lankan Defence Secretary Sampath Thuyacontha in Colombo on Tuesday.",
    ["bilateral_meeting IN+LK 2025-05-13 @Colombo held"],
  ],
  [
    "Defence Minister Mohamed Ghassan Maumoon met with the Ambassador of Japan to the Maldives, Rumiko Ishigami, in Male on 11 May 2025.",
    ["bilateral_meeting JP+MV 2025-05-11 @Male held"],
  ],
  [
    "The Chief of the Maldives National Defence Force, Major General Ibrahim Hilmy, called on the Chief of Staff of the Bangladesh Army, General Waker-uz-Zaman, in Dhaka on 8 May.",
    ["bilateral_meeting BD+MV 2025-05-08 @Dhaka held"],
  ],
  [
    "Commander of the Indonesian National Armed Forces General Agus Subiyanto received Singapore's Chief of Defence Force Vice Admiral Aaron Beng in Jakarta on Monday.",
    ["bilateral_meeting ID+SG 2025-05-12 @Jakarta held"],
  ],
  // Wire copy
  [
    "The defence ministers of Greece and Cyprus met in Athens on Friday to coordinate their procurement plans.",
    ["bilateral_meeting CY+GR 2025-05-09 @Athens held"],
  ],
  [
    "South Korean Defense Minister Ahn Gyu-back and his Canadian counterpart David McGuinty held talks in Seoul on Monday on submarine cooperation.",
    ["bilateral_meeting CA+KR 2025-05-12 @Seoul held"],
  ],
  [
    "Turkish Defence Minister Yaşar Güler met his Azerbaijani counterpart Zakir Hasanov in Ankara, the ministry said on Wednesday.",
    ["bilateral_meeting AZ+TR 2025-05-14 @Ankara held"],
  ],
  [
    "Philippine Defense Secretary Gilberto Teodoro Jr. met New Zealand Defence Minister Judith Collins in Manila on Sunday.",
    ["bilateral_meeting NZ+PH 2025-05-11 @Manila held"],
  ],
  [
    "Egypt's Defence Minister Abdel Mageed Saqr discussed military cooperation with visiting Greek Defence Minister Nikos Dendias in Cairo on Tuesday.",
    ["bilateral_meeting EG+GR 2025-05-13 @Cairo held"],
  ],
  [
    "On the sidelines of a security forum in Singapore, Chinese Defence Minister Dong Jun met his Malaysian counterpart Mohamed Khaled Nordin on Saturday.",
    ["bilateral_meeting CN+MY 2025-05-10 @Singapore held"],
  ],
  [
    "Polish Deputy Prime Minister Wladyslaw Kosiniak-Kamysz will meet Estonian Defence Minister Hanno Pevkur in Warsaw on May 20.",
    ["bilateral_meeting EE+PL 2025-05-20 @Warsaw planned"],
  ],
  [
    "A meeting between Vietnamese Defence Minister Phan Van Giang and his Lao counterpart Khamlieng Outhakaysone, planned for May 22 in Hanoi, was postponed.",
    ["bilateral_meeting LA+VN 2025-05-22 @Hanoi postponed"],
  ],
  // Several counterparts
  [
    "In Brussels on Wednesday, Canadian Defence Minister Bill Blair met Latvian Defence Minister Andris Sprūds and Danish Defence Minister Troels Lund Poulsen.",
    ["bilateral_meeting CA+LV 2025-05-14 @Brussels held", "bilateral_meeting CA+DK 2025-05-14 @Brussels held"],
  ],
  // Formats of three and more
  [
    "The defense chiefs of South Korea, the United States and Japan held a trilateral meeting in Tokyo on Monday.",
    ["bilateral_meeting JP+KR+US 2025-05-12 @Tokyo held"],
  ],
  [
    "On May 6, Australia, Japan, the Philippines and the United States held a quadrilateral defence ministers' meeting in Honolulu.",
    ["dialogue AU+JP+PH+US 2025-05-06 @Honolulu held"],
  ],
  [
    "Nordic defence ministers met in Copenhagen on Tuesday to discuss support for Ukraine.",
    ["bilateral_meeting DK+FI+IS+NO+SE 2025-05-13 @Copenhagen held"],
  ],
  // Visits
  [
    "Chief of the Army Staff General Upendra Dwivedi arrived in Tokyo on Monday on a four-day visit to Japan.",
    ["visit IN+JP 2025-05-12/2025-05-15 @Tokyo held"],
  ],
  [
    "Swedish Defence Minister Pål Jonson will visit Washington from 19 to 21 May.",
    ["visit SE+US 2025-05-19/2025-05-21 @Washington planned"],
  ],
  [
    "A delegation of the Kenya Defence Forces led by General Charles Kahariri visited Ethiopia from 5 to 7 May 2025.",
    ["visit ET+KE 2025-05-05/2025-05-07 held"],
  ],
  [
    "Indonesian Defence Minister Sjafrie Sjamsoeddin left for Turkey on Wednesday for a three-day working visit.",
    ["visit ID+TR 2025-05-14/2025-05-16 held"],
  ],
  [
    "The Commander of the Royal Navy of Oman, Rear Admiral Saif bin Nasser al Rahbi, is on an official visit to India from 12 to 15 May 2025.",
    ["visit IN+OM 2025-05-12/2025-05-15 held"],
  ],
  ["Ukrainian Defence Minister Rustem Umerov travelled to Oslo on May 9.", ["visit NO+UA 2025-05-09 @Oslo held"]],
  [
    "The visit of Saudi Defence Minister Prince Khalid bin Salman to Paris, due to begin on May 19, has been cancelled.",
    ["visit FR+SA 2025-05-19 @Paris cancelled"],
  ],
  [
    "During her three-day visit to Hanoi, which began on Tuesday, Dutch Defence Minister Kajsa Ollongren met Vietnamese Defence Minister Phan Van Giang.",
    ["visit NL+VN 2025-05-13/2025-05-15 @Hanoi held", "bilateral_meeting NL+VN 2025-05-13/2025-05-15 @Hanoi held"],
  ],
  // Standing bodies and dialogues
  [
    "The 15th meeting of the India-France Joint Working Group on Defence was held in Paris on 13 May 2025.",
    ["committee_meeting FR+IN 2025-05-13 @Paris held"],
  ],
  [
    "The seventh session of the Malawi-Tanzania Joint Permanent Commission on Defence and Security took place in Lilongwe from 6 to 8 May 2025.",
    ["committee_meeting MW+TZ 2025-05-06/2025-05-08 @Lilongwe held"],
  ],
  ["India and Vietnam held the 14th Defence Policy Dialogue in Hanoi on Monday.", ["dialogue IN+VN 2025-05-12 @Hanoi held"]],
  [
    "The Philippines and Canada will hold their inaugural Defence Cooperation Dialogue in Ottawa on June 3.",
    ["dialogue CA+PH 2025-06-03 @Ottawa planned"],
  ],
  [
    "South Korea and the United States held the 27th Korea-U.S. Integrated Defense Dialogue in Washington on May 1-2.",
    ["dialogue KR+US 2025-05-01/2025-05-02 @Washington held"],
  ],
  [
    "The 12th India-Australia Navy-to-Navy Staff Talks were held at Sydney from 6 to 8 May 2025.",
    ["staff_talks AU+IN 2025-05-06/2025-05-08 @Sydney held"],
  ],
  [
    "The fourth India-Mongolia Joint Working Group meeting was co-chaired by Joint Secretary Amitabh Prasad and Brigadier General Gankhuyag Davagdorj in Ulaanbaatar on Friday.",
    ["committee_meeting IN+MN 2025-05-09 @Ulaanbaatar held"],
  ],
  [
    "The third Japan-Philippines 2+2 meeting, scheduled for 28 May in Manila, has been postponed.",
    ["dialogue JP+PH 2025-05-28 @Manila postponed"],
  ],
  [
    "Representatives of forty firms attended the India-Japan Defence Industry Forum, held in Tokyo on 7 May.",
    ["roundtable IN+JP 2025-05-07 @Tokyo held"],
  ],
])("%s", (text, expected) => expect(news(text)).toEqual(expected));
