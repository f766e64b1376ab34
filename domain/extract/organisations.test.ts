import { expect, test } from "vitest";
import { extract } from "#domain/extract/extract";

const organisations = (text: string) =>
  extract(text, "2025-05-15").events.flatMap(({ fields }) =>
    (fields.organisations ?? []).map(({ value }) => [value.name, ...(value.short ? [value.short] : []), value.country ?? "-"].join("|")),
  );

test.each<[string, string[]]>([
  [
    "Turkish Aerospace Industries (TAI) and Kazakhstan's Aviation Industry LLC signed a memorandum of understanding on joint production of drones in Astana on Thursday.",
    ["Turkish Aerospace Industries|TAI|TR", "Aviation Industry LLC|KZ"],
  ],
  [
    "The Norwegian company Nordvik Defence & Aerospace (NDA) and the Netherlands' Command Materiel and IT (COMMIT) concluded an agreement in The Hague on Wednesday.",
    ["Nordvik Defence & Aerospace|NDA|NO", "Command Materiel and IT|COMMIT|NL"],
  ],
  [
    "The Greek Ministry of National Defence, Naval Group and MBDA signed the contracts for three frigates for the Hellenic Navy in Athens on Thursday.",
    ["Greek Ministry of National Defence|GR", "Naval Group|FR", "MBDA|-", "Hellenic Navy|GR"],
  ],
  [
    "Portugal's shipyard Estaleiros Norte and the Angolan Navy signed a contract for two patrol boats on Monday.",
    ["Estaleiros Norte|PT", "Angolan Navy|AO"],
  ],
  [
    "India signed a contract with Armenia for rocket launchers on Monday. The weapons will be supplied by Vajra Dynamics Limited, Himal Explosives Limited and Deccan Industries.",
    ["Vajra Dynamics Limited|-", "Himal Explosives Limited|-", "Deccan Industries|-"],
  ],
  [
    "A contract for six patrol boats was signed between Norda Marine, a Finnish shipbuilder, and the Ministry of Defence of Estonia (MoD) in Tallinn on Monday.",
    ["Norda Marine|-", "Ministry of Defence of Estonia|MoD|EE"],
  ],
  [
    "An MoU on defence research was signed between the Institute for Defence Studies (IDS) of Kenya and the Swedish Defence Research Agency (FOI) on Monday.",
    ["Institute for Defence Studies|IDS|KE", "Swedish Defence Research Agency|FOI|SE"],
  ],
  [
    "Defence firms of Portugal and Bulgaria agreed to work together. The agreement was signed by Ana Costa, CEO of Portuguese company Tejotek, and Ivan Petrov, managing director of Bulgaria's Balkan Arsenal, in Sofia on Monday.",
    ["Tejotek|PT", "Balkan Arsenal|BG"],
  ],
  [
    "The Swedish Armed Forces and the Finnish Defence Forces Logistics Command signed a letter of intent in Stockholm on Monday.",
    ["Swedish Armed Forces|SE", "Finnish Defence Forces Logistics Command|FI"],
  ],
  [
    "Under an order from the Kenyan government, Aselsan delivered 12 armoured vehicles to the Kenya Army on Monday.",
    ["Kenyan government|KE", "Aselsan|TR", "Kenya Army|KE"],
  ],
])("%s", (text, expected) => expect(organisations(text)).toEqual(expected));

test("ranks, weapons and what is agreed on are none", () =>
  expect(
    organisations(
      "Peru signed a contract with Spain for Coastal Radar Systems on Monday. Indonesian Army Major General Hari Wibowo and the Terms of Reference (ToR) were mentioned as the contract was signed.",
    ),
  ).toEqual([]));
