import type { EventType, Level } from "#domain/codebook";
import type { Country } from "#domain/country";

// From the top down: the first that fits a post is its level.
const posts: [RegExp, Level][] = [
  [
    /\b(?:deputy|vice|assistant)[ -](?:defen[cs]e |foreign )?(?:minister|secretary)|minister of state|under-?\s?secretary|raksha rajya mantri|parliamentary secretary/i,
    "deputy_minister",
  ],
  [/\b(?:deputy|vice) prime minister\b/i, "minister"],
  [/\b(?:prime minister|chancellor|premier)\b|\bPM\b/i, "head_of_government"],
  [
    /\bassistant to the president\b|president(?:'s|ial)|chief of staff to|vice[ -]president|national security advis[eo]r|\bNSA\b/i,
    "senior_official",
  ],
  [/\b(?:president|king|emir|sultan|emperor)\b/i, "head_of_state"],
  [/\b(?:principal|permanent|state|cabinet) secretary|secretary[ -]general|secretary \(/i, "secretary"],
  [/\bministers?\b|secretary of (?:defen[cs]e|state|war|national)|raksha mantri|defen[cs]e chief/i, "minister"],
  [
    /\bchief of (?:the )?(?:defen[cs]e|general staff|joint)|chief of defen[cs]e|(?:military|armed forces) chief|\bCDS\b|joint chiefs|commander(?:-in-chief)?,? (?:of )?(?:the )?(?:\w+ )?(?:defen[cs]e|armed) forces?|chief of (?:the )?(?:\w+ )?(?:defen[cs]e|armed) forces?|chief of joint staff|supreme commander/i,
    "chief_of_defence",
  ],
  [
    /\bchief of (?:the )?(?:naval|army|air|navy)(?: force)?(?: staff)?|chief of staff of the (?:army|navy|air)|(?:army|navy|naval|air(?: force)?) (?:staff )?chief|chief of the \w+ (?:army|navy|air)|\bCO?[AN]S\b|commandant of the marine|commander of the (?:\w+ )?(?:navy|army|air force)|flag officer in command/i,
    "service_chief",
  ],
  [/\bdefen[cs]e secretary\b/i, "secretary"],
  [
    /\b(?:commander|director|flag officer|inspector|ambassador|high commissioner|head|chief|envoy|adviser|advisor|secretary)\b/i,
    "senior_official",
  ],
  [/\b(?:commanding officer|attach[eé]|captain|pilot|officer|company)\b/i, "unit"],
];

const ministers: ReadonlySet<Country> = new Set(["GB", "PH", "US"]);

/** The level of a post; where “Defence Secretary” is a member of the government, a minister. */
export function levelOf(post: string, side: Country | null): Level | null {
  const level = posts.find(([pattern]) => pattern.test(post))?.[1] ?? null;
  return level === "secretary" &&
    /\bdefen[cs]e secretary\b/i.test(post) &&
    side &&
    ministers.has(side) &&
    !/\b(?:permanent|under)/i.test(post)
    ? "minister"
    : level;
}

const byType: Partial<Record<EventType, Level>> = { exercise: "unit", port_call: "unit", training: "unit", roundtable: "industry" };

/** The level that a type has of itself, where nobody's post tells another. */
export const levelOfType = (type: EventType): Level | null => byType[type] ?? null;
