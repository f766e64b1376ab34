const cue =
  /\b(?:to discuss|discuss(?:ed|es|ing)?|review(?:ed|s|ing)?|exchang(?:ed|ing) (?:views|notes|perspectives) on|situation in|issues? (?:in|of|on|relating)|regarding|concerning|amid(?:st)?|against|about|over|threats?|tensions?|war (?:in|on|against)|invasion|aggression|support (?:for|to)|commitment to|underscor\w+|reaffirm\w*|aimed? at|in light of|in view of|wake of|following the|including on|condemn\w+|counter(?:ing)?|deter(?:ring)?|developments? (?:in|on)|sanctions?|nuclear program\w*|rhetoric|responding to|worries|concerns?)\b/gi;
const close =
  /[;.]|, (?:while|and|who|where|which)\b|\b(?:during|at a meeting|on the sidelines|with (?:his|her|their) |when|after|met with|hosted by)\b/i;

/** Stretches of a sentence that say what was talked about, up to where the sentence turns to something else. */
export function topicsOf(plain: string, start: number, end: number): { start: number; end: number }[] {
  const sentence = plain.slice(start, end);
  const topics: { start: number; end: number }[] = [];
  let upTo = 0;
  for (const { 0: text, index } of sentence.matchAll(cue)) {
    if (index < upTo) continue;
    const from = index + text.length;
    const stop = close.exec(sentence.slice(from));
    upTo = stop ? from + stop.index : sentence.length;
    topics.push({ start: start + index, end: start + upTo });
  }
  return topics;
}
