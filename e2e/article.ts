/** An article that nobody wrote, of two countries: a committee, the visit around it, a call, a roundtable and a memorandum. */
export const articleOf = (one: string, other: string, city: string, word = "") =>
  `${one} and ${other} reviewed naval training at the 4th meeting of their Joint Defence Committee in ${city} on Tuesday. The session was co-chaired by Defence Secretary Maria Lopez and Secretary General of Defence Paavo Niemi.

During a three-day visit to ${city} (May 12–14), Ms Lopez also called on Defence Minister Anna Virtanen to discuss a common dock. ${word}

Speaking at the ${one}–${other} Defence Industry Roundtable, she named dates for the first ship.

A memorandum of understanding between ${one} and ${other} on the training of cadets was signed on the sidelines.`.trim();
