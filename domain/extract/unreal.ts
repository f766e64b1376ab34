const wished =
  /\b(?:aim(?:s|ed|ing)? (?:to|at)|seek(?:s|ing)? to|hop(?:es?|ed|ing) (?:to|for|that)|want(?:s|ed)? to|wish\w* to|would like to|consider(?:s|ed|ing)?|propos(?:es?|ed|al|als|ing)|suggest(?:s|ed|ing)?|interest(?:ed)? in|willing(?:ness)?|readiness|ready to|agree(?:d|s)? (?:to|on|for|that)|commit(?:ted|ment|s|ting)? to|pledged? to|vow(?:ed|s)? to|importance of|need (?:to|for)|focus\w* (?:\w+ ){0,2}(?:on|at)|ways? (?:to|of|for)|such as|opportunit\w+|possib\w+|potential|call(?:s|ed|ing)? for|urg\w+|negotiat\w+|way for|allow(?:s|ing)?|enabl\w+|promot\w+|strengthen\w*|enhanc\w+|improv\w+|interoperability|expertise|prepar(?:e|ed|ing|ations?) (?:for|to)|ahead of|plans? for|in line with|in accordance with|under the|framework|mechanism\w*|establish\w*|create|creation|set(?:ting)? up|emphasi[sz]\w+|stress(?:ed|es|ing)|would|could|should|if|whether|looked forward|looks forward|look forward|as part of the?ir preparations|in addition to|underlin\w+|highlight\w+|thank(?:ed|s)|appreciat\w+|welcom(?:ed|es) the|also cover|includ(?:e|es|ed|ing)|comprise\w*|several|various|numerous|more|regular|frequent|further|future|cooperation in|fields? (?:of|such)|value|notice|invit\w+)\b[^;]{0,90}$/i;

/** Whether the words before a trigger speak of a wish, a plan without a date, a purpose or a general habit. */
export const isUnreal = (before: string): boolean => wished.test(before.slice(-130));

/** "As for talks between the two": what may come of it. */
export const isOpen = (before: string): boolean => /\b[Aa]s for [^.;]{0,80}$/.test(before.slice(-100));

/** "agreed to form a joint patrol" */
export const isFounding = (before: string): boolean =>
  /\bto (?:form|set up|establish|create|build|expand|increase|step up|resume|launch) (?:[\w-]+ ){0,4}$/i.test(before.slice(-120));
