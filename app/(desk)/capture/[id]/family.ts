import { type EventType, eventTypes, type Family } from "#domain/codebook";

/** The family of a type that may not be chosen yet. */
export const familyOfText = (type: string | undefined): Family =>
  type && Object.hasOwn(eventTypes, type) ? eventTypes[type as EventType].family : "other";

/** The colours of a family: of words that support a draft, and of its number. */
export const markOf: Record<Family, string> = {
  talks: "border-talks bg-talks-w",
  visits: "border-visits bg-visits-w",
  agreements: "border-agreements bg-agreements-w",
  activity: "border-activity bg-activity-w",
  industry: "border-industry bg-industry-w",
  other: "border-other bg-other-w",
};
export const numberOf: Record<Family, string> = {
  talks: "bg-talks",
  visits: "bg-visits",
  agreements: "bg-agreements",
  activity: "bg-activity",
  industry: "bg-industry",
  other: "bg-other",
};
export const inkOf: Record<Family, string> = {
  talks: "text-talks",
  visits: "text-visits",
  agreements: "text-agreements",
  activity: "text-activity",
  industry: "text-industry",
  other: "text-other",
};
