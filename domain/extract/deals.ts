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
export function moneyIn(text: string, offset: number): { value: Found<string>; currency: Found<string> } | null {
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
  "(?:missiles?|missile systems?|rockets?|rocket launchers?|launchers?|guns?|gun systems?|howitzers?|aircraft|jets?|fighters?|helicopters?|radars?|ships?|vessels?|frigates?|corvettes?|submarines?|tanks?|vehicles?|drones?|ammunition|munitions|torpedo(?:es)?|rifles?|boats?|batteries|systems?|engines?|simulators?|shells)";
const bought = new RegExp(
  `\\b(?:(\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an)\\s)?(?:units of |batteries of )?((?:[\\w/.&-]+ ){0,5}?${things})\\b`,
  "i",
);
const lead =
  /^(?:the|its|their|new|additional|more|some|of|for|to|and|export|supply|deliver|fresh|batch|first|second|third|signed|deal|contract|order|orders|placed|secured|has|have|had|an?|will|indian|russian) /i;

const donated = /\b(?:donat\w+|gift\w*|grant)\b/i;

/** What is bought, how many, for how much and how, as far as the sentence says it plainly. */
export function dealOf({ line, start }: Claim): Pick<ProposedFields, "item" | "quantity" | "value" | "currency" | "route"> {
  const fields: Pick<ProposedFields, "item" | "quantity" | "value" | "currency" | "route"> = {};
  const money = moneyIn(line.text, line.start);
  if (money) Object.assign(fields, money);
  const from = Math.max(0, start - line.start);
  const match = bought.exec(line.text.slice(from)) ?? null;
  if (match) {
    let item = match[2] as string;
    while (lead.test(item)) item = item.replace(lead, "");
    const at = line.start + from + match.index + match[0].lastIndexOf(item);
    if (item.length > 2) fields.item = found(item, { start: at, end: at + item.length }, "deal.item");
    const count = match[1] && !/^an?$/i.test(match[1]) ? countNumber(match[1]) : null;
    const written = line.start + from + match.index;
    if (count && fields.item)
      fields.quantity = found(String(count), { start: written, end: written + (match[1] as string).length }, "deal.quantity");
  }
  const given = donated.exec(line.text);
  if (given) {
    const span = { start: line.start + given.index, end: line.start + given.index + given[0].length };
    fields.route = found<NonNullable<EventInput["route"]>>("donation", span, "deal.route");
  }
  return fields;
}
