import type { EventType } from "#domain/codebook";

/** Words that tell of an event. Whether it took place, and between whom, is read from the words around them. */
export type Trigger = { type: EventType; rule: string; pattern: RegExp };

const instrument =
  "(?:memorand(?:ums?|a)(?: of understanding)?|MoUs?|MOUs?|agreements?|accords?|pacts?|treat(?:y|ies)|letters? of (?:intent|offer|agreement)|LoIs?|protocols?|arrangements?|joint (?:statement|declaration)|declarations?|statements? of intent|terms of reference|roadmap|documents?|(?:defen[cs]e|security|military|cooperation|partnership) deals?|convention|(?:joint )?communiqu[eé]|plan of (?:[\\w-]+ ){0,2}cooperation|(?:framework|cooperation) programmes?|(?:[Mm]ilitary |[Bb]ilateral )?cooperation plan|programme of cooperation|ACSA|GSOMIA|SOFA)";
// Up to so many characters of the same sentence.
const within = (most: number) => `[^;]{0,${most}}?`;
// A “defence deal” is an agreement, unless it says what is bought.
const weapons =
  "(?:contracts?|(?<!\\b(?:defen[cs]e|security|military|cooperation|partnership) )deals?|deals? (?=(?:to (?:buy|sell|supply|export|purchase|deliver)|for) )|orders?)";

export const triggers: Trigger[] = [
  {
    type: "committee_meeting",
    rule: "type.committee",
    pattern:
      /\b(?:(?:Joint|Permanent|Mixed|Bilateral|Defen[cs]e|Military|Strategic|Steering|Security|Technical|High[- ]Level|Inter-?[Gg]overnmental|Political-Military|Cooperation|Border)[ -]){1,5}(?:\w+[ -]){0,3}?(?:Committee|Commission|Working Group|Sub-?[Gg]roup|Consultative Group|Policy Group|Board|Council)\b|\bJoint Working Group\b|\b(?:JWG|JDC|JDCC|JMC|JCC|DCC|DPG|DTTI)\b(?! (?:\w+ ){0,3}(?:Ltd|Limited|Inc|Corp|Corporation|Company|Pvt|LLC)\b)|\bWorking Group on\b|\b(?:Strategic |Security )?Consultative (?:Group|Meeting|Committee)\b/gi,
  },
  {
    type: "staff_talks",
    rule: "type.staff-talks",
    pattern:
      /\b(?:Army|Navy|Air|Naval|Air Force|Service|Joint)?[- ]?(?:to[- ](?:Army|Navy|Air Force|Airmen)[- ])?[Ss]taff [Tt]alks\b|\b(?:Army|Navy|Airm[ea]n|Air Force)[- ]to[- ](?:Army|Navy|Airm[ea]n|Air Force)\b[^.;]{0,20}\b[Tt]alks\b|\bMilitary Cooperation Group\b/g,
  },
  {
    type: "dialogue",
    rule: "type.dialogue",
    pattern:
      /\b(?:(?:[A-Z][\w-]+|of|and|on) ){0,4}Dialogue\b|\b(?:defen[cs]e|security|strategic|policy|ministerial|maritime|political-military|politico-military|military)[ -](?:\w+[ -]){0,2}(?:dialogue|consultations)\b|\b2 ?\+ ?2\b|\b3 ?\+ ?3\b|\b(?:Defen[cs]e|Security) (?:Policy )?(?:Consultations?|Talks)\b|\b(?:Defen[cs]e )?Ministers' (?:Meeting|Dialogue)\b|\bmeeting of (?:the )?(?:[A-Z]\w+ )?(?:defen[cs]e ministers|ministers of defen[cs]e)\b|\b(?:Director[- ]General|(?:Vice|Deputy)[- ]Minister(?:ial)?|(?:Under[- ]?)?Secretary|Working|Expert)[- ]Level (?:\w+ ){0,2}(?:Meeting|Talks|Consultations)\b|\bAUSMIN\b|\b(?:Defen[cs]e|Security|Military) (?:and \w+ )?Cooperation Forum\b|\b[A-Z]\w+-[A-Z]\w+ (?:\w+ ){0,2}(?:Defen[cs]e|Security|Military) (?:and \w+ )?Forum\b|\bministerial (?:meeting|consultations)\b|\bMinisters of Defen[cs]e\b[^.]{0,40}\bmet\b|\bdefen[cs]e ministers of\b[^.]{0,80}\b(?:met|gathered|meet)\b/gi,
  },
  {
    type: "roundtable",
    rule: "type.roundtable",
    pattern:
      /\b(?:[Rr]ound ?-?[Tt]able|[Dd]efen[cs]e [Ii]ndustr(?:y|ial) (?:[Ff]orum|[Dd]ay|[Ss]eminar|[Ss]ummit|[Cc]onference|[Ww]orkshop)|[Bb]usiness delegation|[Ii]ndustry delegation)\b/g,
  },
  {
    type: "exercise",
    rule: "type.exercise",
    pattern:
      /\b(?:exercises?|drills?|war ?games?|PASSEX|CORPAT|(?:co-?ordinated|joint|combined) (?:maritime |naval |air |sea )?patrols?|man(?:o|oe)uvres?|maneuvers?|(?:joint|bilateral|multilateral) sail(?:ing)?|(?:\w+-day|group|joint|multilateral) sails?|(?:maritime |multilateral )?cooperative (?:activit(?:y|ies)|passage)|(?:joint|combined) (?:[\w-]+ ){0,4}(?:operations|cruises?|training)|(?:sail|train|exercis|drill)(?:s|ed|ing)? (?:together|jointly|side by side)|combat training|sea phase|harbour phase)\b/gi,
  },
  {
    type: "port_call",
    rule: "type.port-call",
    pattern:
      /\b(?:port calls?|ports? of call|port visits?|(?:made|makes?|making) an? (?:[\w-]+ ){0,2}(?:stop|stopover|call) (?:at|in)|put in(?:to)?(?= (?:at|to) | [A-Z])|call(?:s|ed|ing)? at (?:the )?(?:port|harbou?r)|called (?:at|in at)|dock(?:s|ed|ing)? (?:at|in)|berth(?:s|ed|ing)? (?:at|in)|anchor(?:s|ed) (?:at|in|off)|dropped anchor|enter(?:s|ed|ing)? (?:the )?(?:port|harbou?r)|moored)\b/gi,
  },
  {
    type: "visit",
    rule: "type.visit",
    pattern:
      /\b(?:visit(?:s|ed|ing)?|trip|tour(?= (?:of|to|in))|(?:tour|inspect)(?:s|ed)(?= (?:the|an?|its|[A-Z]))(?! (?:the|a) (?:joint )?guard)|arriv(?:es?|ed|ing|al) (?:in|at|on)|arriv(?:es?|ed)(?= [A-Z])|reach(?:es|ed)|left for|leaves? for|leaving for|depart(?:s|ed|ing|ure)? for|depart(?:s|ed)(?= [A-Z])|(?:set )?sail(?:ed)? from|left(?= (?:Port )?[A-Z])|(?:is|was|are|were|been)(?: currently| now| also)? in(?= (?:the )?(?:[\w.'-]+,? ){1,4}(?:for(?! (?:[\w-]+ ){0,2}(?:years|months))|on|today|this week|where|from|until|till|to (?:attend|meet|hold|discuss|take part|participate|sign|see|inspect|review|strengthen))\b)|(?:is|was|are|were)(?= here (?:for|on an?|to (?:attend|meet|hold|discuss|take part|sign))\b)|travel(?:s|ed|led|ing|ling)? to|(?:went|continue[sd]?|proceed(?:s|ed)) (?:on )?to|fl(?:y|ies|ew|ying) to|head(?:s|ed|ing)? (?:to|for)|land(?:s|ed) in|enter(?:s|ed))\b/gi,
  },
  {
    type: "bilateral_meeting",
    rule: "type.meeting",
    pattern:
      /\b(?:met(?: with)?|meets?(?: with)?|meeting (?:with|between|of)|meetings? (?:was|were|is being|will be|has been) held|meeting took place|their (?:talks|discussions) (?:took place|were held|came|come)|(?:following|after|during|at) (?:a|the|their) (?:[\w-]+ ){0,3}(?:meeting|talks)(?= (?:in|at|on|here))|(?:held|holds?|holding|hold|had|started|began|opened|convened|convenes?) (?:[\w'-]+ ){0,8}(?:talks|meetings?|discussions|conversations?|telecon|teleconference|telephone conference)|call(?:s|ed|ing)? ?-?on(?= )|(?:at|during) (?:the|their) (?:[\w-]+ ){0,2}(?:meeting|talks)(?=,)|host(?:s|ed|ing)?|receiv(?:e[sd]?|ing)|welcom(?:e[sd]?|ing)|sp(?:oke|eaks?|oken) (?:[\w]+ ){0,4}with|sp(?:oke|eaks?) (?:on|by|over) (?:the )?(?:tele)?phone|spoke(?= (?:again|yesterday|today|for (?:a|the) \w+ time|on \w+day)\b)|s(?:at|its?|itting) down (?=with|for|together)|(?:held|had|holds?) (?:an? )?(?:bilateral|trilateral|one-on-one)(?= with)|(?:tele)?phone (?:call|conversation|talks)|call with|video ?conference|interact(?:ed|s|ing) with|(?:talks|discussions?|meetings? held) (?:with|between)|(?:bilateral|trilateral|quadrilateral) (?:[\w'-]+ ){0,3}(?:meetings?|talks)|telecon|telephone conference|discuss(?:ed|ion|ions|es)|told|attend(?:s|ed|ing) (?:the|a) (?:[\w-]+ ){0,3}meeting|conferred with|called (?=(?:up )?(?:his|her) )|held a call|courtesy call)\b/gi,
  },
  {
    type: "agreement",
    rule: "type.agreement",
    pattern: new RegExp(
      `\\b(?:sign(?:s|ed|ing)?|ink(?:s|ed)|conclud(?:e|es|ed)|exchang(?:ed|e)|ratif(?:ied|y|ication)|adopt(?:ed|s)|renew(?:ed|s)|entered into force|seal(?:ed)?|finali[sz]ed|formali[sz](?:ed|es)|launch(?:ed|es)(?= (?:an?|the|their) (?:joint )?(?:statement|declaration|letter)))\\b${within(140)}\\b${instrument}\\b|\\b${instrument}\\b${within(140)}\\b(?:(?:was|were|is|been|be|being) (?:also |formally |jointly |officially )?(?:signed|inked|concluded|exchanged|renewed)|signed|entered into force|enters into force|came into force)\\b`,
      "gi",
    ),
  },
  {
    type: "arms_transfer",
    rule: "type.arms-contract",
    pattern: new RegExp(
      `\\b(?:sign(?:s|ed|ing)?|w[io]ns?|won|secur(?:es|ed)|award(?:s|ed)|plac(?:ed|es)|clinch(?:ed|es)|bag(?:s|ged)|seal(?:s|ed)?|conclud(?:ed|es)|receiv(?:ed|es)|ink(?:s|ed)|approv(?:ed|es))\\b${within(90)}\\b${weapons}\\b|\\b${weapons}\\b${within(80)}\\b(?:(?:was|were|been|be|is) (?:signed|concluded|awarded|placed|won|sealed|inked|finalised|finalized)|signed|placed by)\\b|\\border(?:ed|s)\\b(?= (?:\\d|an?|the|its|three|two|four|more|additional|[A-Z]))|\\b(?:foreign military sale|possible (?:foreign military )?sale|approved (?:the |a )?(?:possible |potential )?(?:foreign military )?sale)\\b`,
      "gi",
    ),
  },
  {
    type: "arms_transfer",
    rule: "type.arms-delivery",
    pattern:
      /\b(?:deliver(?:s|ed|ing|y)|hand(?:s|ed|ing)? over|handover|took delivery|taken delivery|received (?:the |its |their )?(?:first|second|third|final|last|new)|receive[sd](?= [^;]{0,80}\bfrom\b)|commissioned into|shipped|selected (?:by [^.;]{3,60} )?to (?:supply|build|deliver|provide))\b/gi,
  },
  {
    type: "assistance",
    rule: "type.assistance",
    pattern:
      /\b(?:donat(?:es?|ed|ing|ion)|gift(?:s|ed|ing)|grant(?:s|ed)? (?:of|aid|worth)|(?:military|security|defen[cs]e) (?:aid|assistance) (?:package|worth)|aid package|official security assistance|OSA)\b/gi,
  },
  {
    type: "training",
    rule: "type.training",
    pattern:
      /\b(?:graduat(?:ed|es?|ion)|(?:completed|completing|undergo\w*|underwent|attend(?:s|ed|ing)|conducted|commenced|concluded|began|started|inaugurated|opened) (?:[\w'-]+ ){0,6}(?:training|courses?|programme|program)|(?:training(?! (?:ships?|squadron|aircraft|vessels?))|course|workshop) (?:[\w'-]+ ){0,3}(?:was|were|is being|will be|has been|concluded|commenced|began|conducted)|passing[- ]out|(?:trainings?|courses?|programmes?) (?:\w+ ){0,2}(?:drew|attracted|brought together|(?:had|saw) (?:the )?(?:participation|participants|attendance))|cadets? (?:from|of)|trained (?:[\w'-]+ ){0,4}(?:soldiers|personnel|troops|officers|cadets|pilots|sailors))\b/gi,
  },
  {
    type: "co_development",
    rule: "type.joint-development",
    pattern: /\b(?:joint(?:ly)? (?:develop\w*|produc\w*)|co-?develop\w*|co-?produc\w*)\b/gi,
  },
  {
    type: "operation",
    rule: "type.operation",
    pattern:
      /\b(?:joint operation|evacuat(?:ed|ion)|relief (?:operation|supplies|material)|humanitarian (?:assistance|aid) (?:and|to|operation)|joint surveillance|EEZ surveillance (?:of|for)|anti-piracy operation)\b/gi,
  },
  {
    type: "setback",
    rule: "type.setback",
    pattern:
      /\b(?:suspend(?:s|ed)|halt(?:s|ed)|froze|cut off|sever(?:s|ed)|expel(?:s|led)|call(?:s|ed) off|cancel(?:s|l?ed)|scrapped|terminat(?:ed|es)|withdr(?:ew|awn))\b[^.;]{0,60}\b(?:military|defen[cs]e|security|attach[eé]s?|cooperation|ties|exchanges|talks|deal|contract|exercises?|agreement)\b|\b(?:cancel(?:s|l?ed)|abrogat(?:es|ed)|scraps|t(?:ears|ore) up|end(?:s|ed)|quit|pull(?:s|ed) out of|withdr(?:aws|ew) from) (?:the|its|their|an?|his|her) (?:[\w-]+ ){0,6}(?:agreement|pact|treaty|accord)\b/gi,
  },
];
