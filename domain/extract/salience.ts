import type { EventType } from "#domain/codebook";
import { addDays, boundsOf } from "#domain/date";
import type { Article } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import type { Group } from "#domain/extract/group";
import type { People } from "#domain/extract/sides";

const defence =
  /\b(?:defen[cs]e|military|militaries|army|armies|navy|navies|naval|air force|armed forces|troops|soldiers|security|warships?|weapons?|missiles?|exercises?|drills?|coast guard|marines?|joint chiefs|counter-?terrorism|peacekeeping|munitions|fighter|submarine|frigate|destroyer|howitzers?|tanks?|arms|training|cadets|intelligence|general|admiral|colonel|brigadier|2 ?\+ ?2|classified information|reciprocal access|visiting forces|status of forces|aeronautics|air (?:mobility|base|wing)|airbase|shipyard|jets?|helicopters?|aircraft|patrol|drones?|Pentagon|UAVs?|aerospace|ammunition|rockets?)\b/i;
/** Types that may be of other matters than defence. */
const open: ReadonlySet<EventType> = new Set([
  "bilateral_meeting",
  "visit",
  "agreement",
  "dialogue",
  "committee_meeting",
  "roundtable",
  "co_development",
]);

const states = (claim: Claim) => claim.parties.map(({ code }) => code);

/** How far down the text, in sentences after its title. */
const depth = ({ line }: Claim, article: Article) => (line.title ? 0 : line.at - article.lines.filter(({ title }) => title).length);

function isRecent(claim: Claim, article: Article): boolean {
  if (!claim.dated || !claim.date?.value || !article.reference) return false;
  const { starts, ends, precision } = boundsOf(claim.date.value);
  return (precision === "day" || precision === "days") && (ends >= addDays(article.reference, -21) || starts > article.reference);
}

/** Whether what a group tells is news of this article: told early, dated near, or done by those whom the article is about. */
export function isNews(group: Group, first: Group | undefined, article: Article, people: People): boolean {
  const { claims } = group;
  const about =
    !open.has(group.type) ||
    claims.some(({ line, people: met }) => defence.test(line.text) || met.some((one) => defence.test(people.of(one).post ?? "")));
  const same = first !== undefined && states(first.claims[0] as Claim).every((code) => states(claims[0] as Claim).includes(code));
  const opening = article.lines.slice(0, 4).some(({ text }) => defence.test(text));
  if (!about && !(same && opening)) return false;
  const [lead] = claims;
  const past =
    lead?.dated && article.reference && lead.date?.value && boundsOf(lead.date.value).ends < `${article.reference.slice(0, 7)}-01`;
  if (past && first !== group && /^date\.(?:month|ago|year)/.test(lead.date?.rule ?? "") && depth(lead, article) > 1) return false;
  if (claims.some((claim) => depth(claim, article) <= 3)) return true;
  if (claims.some((claim) => isRecent(claim, article))) return about || same;
  const shares = first?.claims[0] && states(first.claims[0]).some((code) => states(claims[0] as Claim).includes(code));
  return (
    Boolean(shares) &&
    (group.type === "port_call" ||
      ((group.type === "exercise" || group.type === "training") && same) ||
      group.type === "bilateral_meeting" ||
      group.type === "committee_meeting" ||
      group.type === "agreement" ||
      group.type === "roundtable" ||
      group.type === "visit")
  );
}
