import type { EventType } from "#domain/codebook";
import type { Country } from "#domain/country";
import { acceptMeeting } from "#domain/extract/accept-meeting";
import { acceptVisit } from "#domain/extract/accept-visit";
import type { Article, Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";
import { isContained } from "#domain/extract/contained";
import { contentFrom } from "#domain/extract/contents";
import { type Party, settle } from "#domain/extract/parties";
import { completed, partyAt } from "#domain/extract/partner";
import type { People } from "#domain/extract/sides";
import { isFounding, isOpen, isUnreal } from "#domain/extract/unreal";

const negated = /\b(?:not|never|no|without|neither|nor|refused to|denied|if|whether|yet to)\s(?:\w+\s){0,2}$/i;
const shipWords =
  /\b(?:(?:naval |war)?ships?|warships?|frigates?|destroyers?|battleships?|corvettes?|submarines?|vessels?|fleet|carrier|tanker|cutters?|flotilla|squadron)\b/i;
const heldBefore =
  /\b(?:held|holds?|holding|hold|co-?chair\w*|chaired|presid\w+|led|host\w*|conven\w*|conduct\w*|inaugurat\w*|launch\w*|participat\w* in|took part in|takes? part in|taking part in|wrapped up|conclud\w*|complet\w*|began|begins?|kick\w* off|open(?:s|ed)|for (?:the|an?)|at (?:the|a)?|during (?:the|a)?|carr(?:y|ied|ying) out|undert\w+|perform\w*|execut\w*|engag\w* in|join(?:s|ed|ing)|met for|sail(?:s|ed|ing)?|train(?:s|ed|ing)|fl(?:ew|ies|ying)|practi[sc](?:es?|ed|ing)|rehears\w+|culmination of|edition of|round of|phase of|meeting of|session of|ceremony (?:of|for))\b[^;]{0,90}$/i;
const heldAfter =
  /^[^;]{0,110}\b(?:was|were|is|are|to be|will be|being|been)?\s?(?:held|conven\w+|took place|takes? place|taking place|conclud\w+|culminat\w+|began|begins?|kick\w* off|commenc\w+|opened|opens|scheduled|underway|under way|conducted|carried out|wrapped up|came to|started|starts|ended|ends|get over|attended|postponed|cancel\w+|called off|will|is aimed|spread over|meeting|session|drew to a close)\b/i;
/** “An exercise involving ships of both navies along with their helicopters was held”. */
const heldAtLast = /^[^.;]{0,190}\b(?:was|were|will be) (?:held|conducted)\b/;
const generic =
  /\b(?:joint|jointly|bilateral|multinational|multilateral|trilateral|combined|with|between|both|two (?:navies|armies|air forces|countries))\b/i;
const arms =
  /\b(?:missiles?|rockets?|launch(?:er|ers)|guns?|howitzers?|aircraft|jets?|fighters?|helicopters?|radars?|ships?|vessels?|frigates?|corvettes?|submarines?|tanks?|vehicles?|drones?|UAVs?|UAS|ammunition|munitions|torpedo\w*|rifles?|weapons?|systems?|equipment|boats?|docks?|platforms?|craft|OPVs?|LPDs?|batter(?:y|ies)|worth|million|billion|export\w*|suppl(?:y|ies|ied)|purchas\w+|procure\w*|arms|foreign military sale|possible sale|spares?|engines?|simulators?|satellites?)\b/i;
const setting = /\b(?:sidelines?|margins?) of (?:the )?[^.;,]{0,60}$|\bknown as (?:the )?$/i;
/** Conferences that ministers go to: where something took place, not an event between states. */
const forums = /\b(?:Shangri-La|Raisina|Manama|IISS|Bled|Delphi|Xiangshan|Track|Asia Security Summit)\b/;
const hypothetical =
  /\b(?:could|may|might|hop(?:es?|ed|ing)|whether|if|consider(?:s|ed|ing)?|propos\w*|looking to|looks to|eyeing|seek(?:s|ing)? to|willing to|let|lets)\b[^;,.]{0,70}$/;

/** A deal that says nothing of arms is an agreement. */
const deal = /\b(?:sign\w*|conclud\w*|seal\w*|ink\w*)\b.*\bdeals?\b/i;

/** "a contract … could be signed" */
const modal = /\b(?:could|may|might|would|should|can)\b/;
const leisure = /\b(?:tournament|championships?|football|cricket|hockey|rugby|olympics?|trophy|medals?|marathon|film|festival)\b/i;

/** Who attends a ceremony only watches it. */
const attended = /\b(?:attend|witness|grac|address|preside)\w*\b[^.;]{0,80}$/i;

/** What makes cadets of another state news of their training, not people in passing. */
const taught =
  /\b(?:graduat\w+|commission(?:ed|ing)|passed out|passing[- ]out|complet\w+|began|begun|started|(?:were|was|been) trained|underwent|undergo\w*)\b/i;

/** Types that may be told with their day in the sentence of an agreement. */
const told: ReadonlySet<EventType> = new Set(["visit", "bilateral_meeting", "committee_meeting", "dialogue", "staff_talks", "exercise"]);

/** Types that are no event while they are only agreed on. */
const loose: ReadonlySet<EventType> = new Set(["co_development", "operation", "assistance", "training", "setback"]);

/** Whether a sentence tells of an exercise of several states. */
const isJoint = ({ text }: Line): boolean =>
  /\b(?:exercis|drill|man(?:o|eu)|patrol|PASSEX|war ?game|sail)/i.test(text) && generic.test(text);

/** “Conducted by ships of the navy”: what one state's forces do by themselves. */
const isAlone = ({ parties: [one, other], line }: Claim): boolean =>
  Boolean(one?.strong && !other) &&
  !generic.test(line.text) &&
  /\b(?:conducted|carried out|held|undertaken|organi[sz]ed) by\b/.test(line.text);

/** “Gulf Cooperation Council”: an organisation of states, not a body of two. */
export const alliance = /\b(?:Gulf|Arab|European|African|Atlantic|Turkic|Nordic|Shanghai|Asian|Security|UN) $/;

/** Ships at a place: the state they come from, and that of the place. */
function arrival(claim: Claim, host: Country, article: Article): Claim[] {
  const visitor = claim.parties.find(({ code, venue }) => code !== host && !venue) ?? claim.parties.find(({ code }) => code !== host);
  const code = visitor?.code ?? article.main.find((one) => one !== host);
  return code ? [{ ...claim, parties: [visitor ?? partyAt(code, claim), partyAt(host, claim, { venue: true })] }] : [];
}

const several = /\b(?:MoUs|memoranda|memorandums|agreements|deals|contracts|pacts|accords|treaties|arrangements|protocols|letters of)\b/i;

/** "signed agreements with A and B": one with each of them. */
function eachPartner(claim: Claim, named: readonly Party[]): Claim[] | null {
  const { line, start, end } = claim;
  const words = line.text.slice(start - line.start);
  if (!several.test(words.slice(0, end - start + 20)) || /\b(?:trilateral|three-way|jointly)\b/i.test(line.text)) return null;
  const after = named.filter((party) => party.start > start);
  const partners = after.filter(({ start: at }, index) => {
    const lead = line.text.slice(0, at - line.start);
    const before = after[index - 1];
    return (
      /\bwith (?:both )?(?:the )?$/.test(lead) ||
      (before && /^(?:,? and (?:the )?|, (?:the )?)$/.test(line.text.slice(before.end - line.start, at - line.start)))
    );
  });
  const subject = named.find((party) => party.start < start && !partners.includes(party));
  if (!subject || partners.length < 2) return null;
  return partners.map((partner) => ({ ...claim, parties: [subject, { ...partner, strong: true }] }));
}

/** Whether the words around a trigger make it an event between states, and with which of them; several where one sentence tells of several. */
export function accepts(claim: Claim, article: Article, people: People): Claim[] {
  const { line, start, end, type } = claim;
  const [before, after] = [line.text.slice(0, start - line.start), line.text.slice(end - line.start)];
  const word = line.text.slice(start - line.start, end - line.start);
  if (negated.test(before) || isOpen(before) || setting.test(before) || hypothetical.test(before)) return [];
  if (line.posts.some((post) => post.start <= start && end <= post.end)) return [];
  if (loose.has(type) && attended.test(before) && /^[^.;,]{0,60}\bceremon/.test(after)) return [];
  if (modal.test(word) && !(claim.dated && (claim.date?.value?.length ?? 0) >= 10)) return [];
  if (leisure.test(line.text) && (type === "visit" || type === "bilateral_meeting" || type === "training" || type === "arms_transfer"))
    return [];
  if (type === "dialogue" && forums.test(word)) return [];
  const held = contentFrom(type, line, start, article);
  if (held !== null && !(claim.dated && told.has(type) && (claim.date?.start ?? 0) >= held)) return [];
  const here: Claim = { ...claim, parties: settle(claim.parties, line, article, type) };
  const { dated } = claim;
  if (
    claim.tense === "future" &&
    !dated &&
    !claim.edition &&
    claim.days === null &&
    !isContained(line, article) &&
    type !== "arms_transfer"
  )
    return [];
  if (type === "visit") return acceptVisit(here, before, after, article, people);
  if (type === "bilateral_meeting") return isUnreal(before) && !dated ? [] : acceptMeeting(here, before, article, people);
  if (type !== "port_call" && isUnreal(before) && (loose.has(type) || (!dated && !claim.edition))) return [];
  const named = (as: EventType) => (here.parties.length === 2 ? completed({ ...here, type: as }, article) : []);
  const one = (whether: boolean) => (whether ? completed(here, article) : []);
  switch (type) {
    case "port_call":
      if (!/^port /i.test(word) && !shipWords.test(line.text) && !line.mentions.some(({ kind }) => kind === "ship")) return [];
      return claim.venue?.country ? arrival(here, claim.venue.country, article) : completed(here, article);
    case "exercise": {
      if (
        !heldBefore.test(before) &&
        !/\bpart of (?:the|an?|this)\b[^.;]{0,60}$/i.test(before) &&
        !heldAfter.test(after) &&
        !heldAtLast.test(after) &&
        !dated
      )
        return [];
      if (
        /\bunder $/i.test(before) ||
        (isFounding(before) && !/^[^;]{0,60}\b\d/.test(after)) ||
        /^ (?:season|program(?:me)?s?|calendar|plans?|areas?|ranges?|grounds?|schedule)\b/i.test(after) ||
        (isAlone(here) && !article.lines.some(isJoint))
      )
        return [];
      if (/\b(?:NATO|EU|UN|SADC|ECOWAS) (?:[\w-]+ )?$/.test(before) && here.parties.length < 2) return [];
      const underWay = /^[^.;,]{0,30}\b(?:are|were|have been) (?:being |also )?(?:conducted|held|carried out)\b/.test(after);
      if (/s$/i.test(word) && !dated && !here.name && !here.edition && !(underWay && here.parties.length >= 2)) return [];
      return one(
        here.parties.length >= 2 || generic.test(line.text) || here.name !== null || /\b(?:the|this|their) (?:\w+ )?$/i.test(before),
      );
    }
    case "committee_meeting":
    case "dialogue":
    case "staff_talks":
    case "roundtable":
      return one(
        (heldBefore.test(before) ||
          heldAfter.test(after) ||
          (/^[^.;,]{0,60}\b(?:met|meets|gathered)\b/.test(after) && here.parties.filter(({ venue }) => !venue).length >= 2)) &&
          !alliance.test(before) &&
          !/\b(?:framework|mechanism|establish\w*|under the|terms of)\b[^,;]{0,40}$/i.test(before),
      );
    case "training":
      return one(
        here.parties.length <= 6 &&
          !/\b(?:exercises?|drills?|PASSEX)\b/i.test(line.text) &&
          (!/^cadets? /i.test(word) || taught.test(line.text)),
      );
    case "co_development":
      return one(here.parties.length <= 6 && (arms.test(line.text) || /\btechnolog|\bresearch\b/i.test(line.text)));
    case "arms_transfer":
      // "is to be delivered in 2027": when the contract will be fulfilled.
      if (claim.rule === "type.arms-delivery" && claim.tense === "future" && (claim.date?.value ?? "").length < 7) return [];
      if (!arms.test(line.text) && deal.test(word)) return eachPartner({ ...here, type: "agreement" }, claim.parties) ?? named("agreement");
      return one(arms.test(line.text) && here.parties.length <= 3);
    default:
      return eachPartner(here, claim.parties) ?? one(here.parties.length <= 6);
  }
}
