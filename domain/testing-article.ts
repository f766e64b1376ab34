import type { Extraction, Found, ProposedEvent, Span } from "#domain/extract/proposal";

/** An article that nobody wrote, of a visit and what was held during it. */
export const articleText = `India and Italy reviewed naval training at the 4th meeting of the India–Italy Working Group on Training in Turin on Tuesday. The session was co-chaired by Joint Secretary Meera Pillai and Major General Paolo Neri.

During a three-day visit to Turin (13–15 May 2025), Ms Pillai also called on State Secretary Anna Ferri.

Speaking at the India–Italy Shipbuilding Roundtable, she named dates for a common dock.

A memorandum of understanding between the two naval academies was signed on the sidelines. The working group had last met in Kochi in 2023.`;

/** Where words stand in a text. */
export function spanOf(words: string, text = articleText): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the article.`);
  return { start, end: start + words.length };
}

const found = <T>(value: T, words: string, more: Partial<Found<T>> = {}): Found<T> => ({
  ...{ value, span: spanOf(words), rule: "test", certainty: "stated" as const },
  ...more,
});
const parties = [
  found({ country: "IN" as const, role: "participant" as const }, "India"),
  found({ country: "IT" as const, role: "participant" as const }, "Italy"),
];

const proposed = (key: string, evidence: string, fields: ProposedEvent["fields"], more: Partial<ProposedEvent> = {}): ProposedEvent => ({
  ...{ key, evidence: spanOf(evidence), background: false, questions: [] },
  fields: { countries: parties, ...fields },
  ...more,
});

/** What might be read in it, on a day of publication that dates its Tuesday. */
export function articleFound(published: string | null = "2025-05-14"): Extraction {
  const visit = "three-day visit to Turin (13–15 May 2025)";
  const days = "2025-05-13/2025-05-15";
  const tuesday = published
    ? { date: found("2025-05-13", "Tuesday", { certainty: "inferred", why: "“Tuesday” read against the publication date" }) }
    : {};
  return {
    published: published ? found(published, "Tuesday") : null,
    publisher: null,
    title: found("Naval training reviewed in Turin", "naval training"),
    events: [
      proposed("1", "4th meeting of the India–Italy Working Group on Training", {
        type: found("committee_meeting", "meeting"),
        title: found("India–Italy Working Group on Training, 4th meeting", "Working Group on Training"),
        series: found("India–Italy Working Group on Training", "India–Italy Working Group on Training"),
        edition: found(4, "4th"),
        city: found("Turin", "Turin"),
        partOf: found("2", visit),
        participants: [found({ name: "Meera Pillai", post: "Joint Secretary", country: "IN", part: "co_chair" }, "Meera Pillai")],
        ...tuesday,
      }),
      proposed("2", visit, {
        type: found("visit", "visit"),
        title: found("Joint Secretary Meera Pillai visits Turin", visit),
        date: found(days, "13–15 May 2025"),
        city: found("Turin", "Turin"),
      }),
      proposed("3", "called on State Secretary Anna Ferri", {
        type: found("bilateral_meeting", "called on"),
        title: found("Call on State Secretary Anna Ferri", "Anna Ferri"),
        date: found(days, "13–15 May 2025", { certainty: "inferred", why: "During the visit" }),
        partOf: found("2", visit),
      }),
      proposed("4", "India–Italy Shipbuilding Roundtable", {
        type: found("roundtable", "Roundtable"),
        title: found("India–Italy Shipbuilding Roundtable", "India–Italy Shipbuilding Roundtable"),
        date: found(days, "13–15 May 2025", { certainty: "inferred", why: "During the visit" }),
        partOf: found("2", visit),
      }),
      proposed("5", "memorandum of understanding between the two naval academies was signed", {
        type: found("agreement", "memorandum of understanding"),
        title: found("Memorandum of the naval academies", "two naval academies"),
        instrument: found("memorandum", "memorandum of understanding"),
        date: found(days, "13–15 May 2025", { certainty: "inferred", why: "During the visit" }),
        partOf: found("2", visit),
      }),
      proposed(
        "6",
        "The working group had last met in Kochi in 2023",
        {
          type: found("committee_meeting", "met"),
          title: found("India–Italy Working Group on Training, 3rd meeting", "working group had last met"),
          date: found("2023", "2023"),
          city: found("Kochi", "Kochi"),
        },
        {
          background: true,
          questions: [
            {
              field: "edition",
              span: spanOf("last met"),
              ask: "Which edition was it?",
              readings: [
                { value: "3", label: "The 3rd" },
                { value: "2", label: "The 2nd" },
              ],
            },
          ],
        },
      ),
    ],
  };
}
