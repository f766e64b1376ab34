export type Tense = "past" | "present" | "future" | "none";

const cues =
  /\b(?:(will|would|shall|is to|are to|to be|scheduled|slated|set to|due to|plans? to|planned|planning|upcoming|forthcoming|expected to|going to|to (?:visit|hold|host|begin|start|take|sign|attend|arrive|meet|participate|conduct|deliver|receive|kick)|may|could|might)|(is|are|has been|have been|arrives?|begins?|starts?|departs?|leaves?|opens|travels?|takes place)|(was|were|had|did|has|have|met|held|began|took|came|left|paid|gave|saw|won|said|told|flew|went|\p{L}{3,16}ed))\b/gu;

// "will be held", "is to be signed": the participle does not make it past.
const dependent = /\b(?:will|would|shall|to|be|being|should|could|can|may|might|scheduled|planned|expected)(?: \p{L}+){0,2} $/u;

const read = (found: RegExpMatchArray): Tense => (found[1] ? "future" : found[2] ? "present" : "past");

// "have gathered to sign": they are there for it.
const assembled = /\b(?:gathered|met|assembled|travelled|traveled|arrived|deployed|flew|came together|meeting|ceremony)\b[^.;]{0,120}$/;

/** The tense that the words around an offset speak in: the last verb before it, else the first one after. */
export function tensesIn(sentence: string): (at: number) => Tense {
  const said: { at: number; tense: Tense; assembled: boolean }[] = [];
  for (const found of sentence.matchAll(cues)) {
    if (found[3] && dependent.test(sentence.slice(Math.max(0, found.index - 40), found.index))) continue;
    const gathered = Boolean(found[1]?.startsWith("to ")) && assembled.test(sentence.slice(Math.max(0, found.index - 140), found.index));
    said.push({ at: found.index, tense: read(found), assembled: gathered });
  }
  return (at) => said.findLast((one) => one.at <= at && !one.assembled)?.tense ?? said.find((one) => one.at > at)?.tense ?? "none";
}
