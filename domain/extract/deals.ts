import type { EventInput } from "#domain/event";
import type { Claim } from "#domain/extract/claims";
import { found } from "#domain/extract/found";
import { countNumber } from "#domain/extract/ordinals";
import type { Found, ProposedFields } from "#domain/extract/proposal";

const currencies: [RegExp, string][] = [
  [/^(?:US ?\$|USD|U\.S\. ?\$|\$|US dollars?|dollars?)$/i, "USD"],
  [/^(?:€|EUR|euros?)$/i, "EUR"],
  [/^(?:£|GBP|pounds?)$/i, "GBP"],
  [/^(?:₩|W|KRW|won)$/i, "KRW"],
  [/^(?:¥|JPY|yen)$/i, "JPY"],
  [/^(?:₹|Rs\.?|INR|rupees)$/i, "INR"],
  [/^(?:₱|PHP|pesos)$/i, "PHP"],
  [/^(?:A\$|AUD)$/, "AUD"],
  [/^(?:kronor|SEK)$/i, "SEK"],
  [/^(?:kroner|NOK)$/i, "NOK"],
  [/^(?:zloty|PLN)$/i, "PLN"],
];
const number = "(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?";
const amount = new RegExp(
  `(US ?\\$|U\\.S\\. ?\\$|A\\$|\\$|€|£|₩|¥|₹|₱|USD|EUR|GBP|INR|Rs\\.?)\\s?${number}[ -]?(million|billion|trillion|crore|lakh|mn|bn)?|${number}[ -](million|billion|trillion|crore)[ -](euros?|dollars?|US dollars?|won|yen|rupees|pounds?|kronor|kroner|zloty|pesos)`,
  "i",
);
const scales: Record<string, number> = { million: 6, mn: 6, billion: 9, bn: 9, trillion: 12, crore: 7, lakh: 5 };

/** A decimal moved by a power of ten, as text, so that nothing is rounded. */
function scaled(whole: string, part: string | undefined, power: number): string {
  const digits = (part ?? "").slice(1);
  const moved = whole.replaceAll(",", "") + digits.slice(0, power).padEnd(power, "0");
  const rest = digits.slice(power);
  return moved.replace(/^0+(?=\d)/, "") + (rest ? `.${rest}` : "");
}

/** A sum of money that is stated with its currency. */
function moneyIn(text: string, offset: number): { value: Found<string>; currency: Found<string> } | null {
  const match = amount.exec(text);
  if (!match) return null;
  const [, sign, whole, part, scale, whole2, part2, scale2, name] = match;
  const currency = currencies.find(([pattern]) => pattern.test(sign ?? name ?? ""))?.[1];
  const value = scaled((whole ?? whole2) as string, part ?? part2, scales[(scale ?? scale2 ?? "").toLowerCase()] ?? 0);
  if (!currency || !/^\d{1,18}(\.\d{1,6})?$/.test(value)) return null;
  const span = { start: offset + match.index, end: offset + match.index + match[0].length };
  return { value: found(value, span, "deal.value"), currency: found(currency, span, "deal.currency") };
}

const things =
  /\b(?:missiles?|missile systems?|rockets?|rocket launchers?|launchers?|guns?|gun systems?|howitzers?|aircraft|jets?|fighters?|helicopters?|radars?|frigates?|corvettes?|submarines?|tanks?|armou?red vehicles?|vehicles?|drones?|ammunition|munitions|torpedo(?:es)?|rifles?|boats?|vessels?|ships?|batteries|engines?|simulators?|shells)\b/gi;
const kinds =
  /^(?:self-propelled|main|battle|multiple|rocket|launch|naval|patrol|light|combat|attack|armou?red|wheeled|air|defen[cs]e|transport|fighter|anti-ship|anti-tank|anti-aircraft|cruise|supersonic|ballistic|surface-to-air|offshore|fast|landing|training|trainer|surveillance|utility|unmanned|mm|missile|gun|close-in|long-range|medium-range|maritime|ultralight|lightweight|towed|multirole|multi-role|advanced|used|refurbished|amphibious|tracked|heavy|medium|short-range|stealth|guided|coastal|oceangoing)$/i;
const calendar =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** The thing that is dealt in: its noun and the names and kinds right before it, with their number. */
function thingIn(text: string): { item: string; at: number; count: string | null; countAt: number } | null {
  for (const { 0: noun, index } of text.matchAll(things)) {
    const before = text.slice(Math.max(0, index - 90), index);
    const words = [...before.matchAll(/[^\s]+/g)];
    let from = words.length;
    while (from > 0) {
      const word = (words[from - 1] as RegExpMatchArray)[0];
      const named =
        (/^[\p{Lu}][\p{L}\d./-]*$/u.test(word) || (/\d/.test(word) && /\p{L}/u.test(word))) &&
        !/^\W*[$€£₹¥]|^\d[\d.,]*[MB]n?$/.test(word) &&
        !calendar.test(word) &&
        words.length - from < 4;
      if (!named && !kinds.test(word)) break;
      from -= 1;
    }
    const start = words[from]?.index === undefined ? index : index - before.length + (words[from]?.index as number);
    const more =
      /^ (?:jets?|aircraft|launchers?|systems?|batteries|vehicles|boats?|guns?|ammunition)\b/.exec(text.slice(index + noun.length))?.[0] ??
      "";
    const item = text.slice(start, index + noun.length) + more;
    const lead = words[from - 1];
    const unit = lead && /^(?:of)$/.test(lead[0]) && /^(?:units|batteries)$/.test(words[from - 2]?.[0] ?? "") ? words[from - 3] : lead;
    const count = unit && countNumber(unit[0]) && !/^an?$/i.test(unit[0]) ? unit[0] : null;
    if (from < words.length || count) return { item, at: start, count, countAt: index - before.length + (unit?.index ?? 0) };
  }
  return null;
}

const donated = /\b(?:donat\w+|gift\w*|grant)\b/i;

/** What is bought, how many, for how much and how, as far as the sentence says it plainly. */
export function dealOf({ line, start }: Claim): Pick<ProposedFields, "item" | "quantity" | "value" | "currency" | "route"> {
  const fields: Pick<ProposedFields, "item" | "quantity" | "value" | "currency" | "route"> = {};
  const money = moneyIn(line.text, line.start);
  if (money) Object.assign(fields, money);
  // What is bought mostly follows the word of the deal.
  const from = Math.max(0, start - line.start);
  const ahead = thingIn(line.text.slice(from));
  const thing = ahead ? { ...ahead, at: ahead.at + from, countAt: ahead.countAt + from } : thingIn(line.text);
  if (thing) {
    const at = line.start + thing.at;
    fields.item = found(thing.item, { start: at, end: at + thing.item.length }, "deal.item");
    const written = line.start + thing.countAt;
    if (thing.count)
      fields.quantity = found(String(countNumber(thing.count)), { start: written, end: written + thing.count.length }, "deal.quantity");
  }
  const given = donated.exec(line.text);
  if (given) {
    const span = { start: line.start + given.index, end: line.start + given.index + given[0].length };
    fields.route = found<NonNullable<EventInput["route"]>>("donation", span, "deal.route");
  }
  return fields;
}
