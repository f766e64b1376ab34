/** What the form of an event sends beside the fields of the event. */
export const besideFields = [
  "sources",
  "newSeries",
  "id",
  "revision",
  "seen",
  "restore",
  "copy",
  "key",
  "draft",
  "seq",
  "publish",
  "send",
  "reason",
  "proposal",
  "next",
  "enhanced",
] as const;
