import type { exerciseDomains, exerciseKinds, services, Theme } from "#domain/codebook";

type Rows<K extends string> = [RegExp, K][];

const themeWords: Rows<Theme> = [
  [/\bmaritime|naval|sea lanes\b/i, "maritime"],
  [/\bcyber/i, "cyber"],
  [/\b(?:outer )?space (?:domain|cooperation|security)|satellites?\b/i, "space"],
  [/\bintelligence|information[- ]sharing\b/i, "intelligence"],
  [/\bdefen[cs]e industr|industrial|co-?production|manufactur/i, "industry"],
  [/\btechnolog|research and development|\bR&D\b/i, "technology"],
  [/\bcontract|procure|purchase|acquisition|\bdeal\b/i, "procurement"],
  [/\btraining|courses?|cadets\b/i, "training"],
  [/\bexercises?|drills?\b/i, "exercises"],
  [/\blogistics?|mutual supply\b/i, "logistics"],
  [/\bcounter-?\s?terroris|combating terrorism/i, "counter_terrorism"],
  [/\bpeace-?\s?keeping|UN missions?\b/i, "peacekeeping"],
  [/\bdisaster relief|HADR|humanitarian/i, "disaster_relief"],
  [/\bclassified information|information security agreement|GSOMIA\b/i, "classified_information"],
  [/\bnuclear|CBRN|chemical weapons|biological weapons/i, "nuclear_cbrn"],
  [/\bborder|hotlines?|confidence[- ]building/i, "border_confidence"],
  [/\bmedical|hospital\b/i, "medical"],
];

const serviceWords: Rows<keyof typeof services> = [
  [/\barm(?:y|ies)\b|\binfantry|soldiers|battalion/i, "army"],
  [/\bnav(?:y|ies|al)\b|\bwarships?|frigates?|destroyers?|submarines?|\b(?:INS|HMAS|HMS|USS|ROKS|KRI)\b/i, "navy"],
  [/\bair (?:and space )?forces?\b|\bfighter|\b(?:IAF|RAF|USAF|RAAF|JASDF|ROKAF)\b/i, "air_force"],
  [/\btri-?service|joint staff|joint chiefs|armed forces|defen[cs]e forces?\b/i, "joint"],
  [/\bcoast guards?\b/i, "coast_guard"],
  [/\bspecial (?:operations )?forces|commandos?\b/i, "special_forces"],
];

const domainWords: Rows<keyof typeof exerciseDomains> = [
  [/\barm(?:y|ies)\b|infantry|battalion|jungle|field training|paratroopers/i, "land"],
  [/\bnav(?:y|ies|al)\b|maritime|\bsea\b|ships?\b|submarine|PASSEX|CORPAT|frigate|destroyer/i, "sea"],
  [/\bair (?:and space )?forces?\b|\baerial|air exercise|fighter|jets\b/i, "air"],
  [/\bamphibious|landing exercise/i, "amphibious"],
  [/\bcyber/i, "cyber"],
  [/\bspace exercise/i, "space"],
];

const kindWords: Rows<keyof typeof exerciseKinds> = [
  [/\bPASSEX|passage exercise|passing exercise/i, "passing"],
  [/\bCORPAT|co-?ordinated patrol/i, "coordinated_patrol"],
  [/\btable-?\s?top/i, "table_top"],
  [/\bcommand[- ]post|computer[- ]simulat/i, "command_post"],
  [/\bdisaster relief exercise|HADR exercise|relief drill/i, "relief_drill"],
  [/\blive[- ]fire|live[- ]firing/i, "live_fire"],
  [/\bfield training|battalion[- ]level|company[- ]level/i, "field"],
];

export type Hit<K> = { value: K; start: number; end: number };

/** The first place of each word of a vocabulary in a text that begins at `offset`. */
function hits<K extends string>(rows: Rows<K>, text: string, offset: number): Hit<K>[] {
  const out: Hit<K>[] = [];
  for (const [pattern, value] of rows) {
    const match = pattern.exec(text);
    if (match) out.push({ value, start: offset + match.index, end: offset + match.index + match[0].length });
  }
  return out;
}

export const themesIn = (text: string, offset: number) => hits(themeWords, text, offset);
export const servicesIn = (text: string, offset: number) => hits(serviceWords, text, offset);
export const domainsIn = (text: string, offset: number) => hits(domainWords, text, offset);
export const kindIn = (text: string, offset: number) => hits(kindWords, text, offset)[0] ?? null;
