import type { Family } from "#domain/codebook";

const mark: Record<Family, string> = {
  talks: "bg-talks-mark",
  visits: "bg-visits-mark",
  agreements: "bg-agreements-mark",
  activity: "bg-activity-mark",
  industry: "bg-industry-mark",
  other: "bg-other-mark",
};

/** A small square in the colour of a family, always beside its words. */
export const FamilyMark = ({ family }: { family: Family }) => (
  <i data-mark className={`inline-block size-[9px] flex-none rounded-[2px] ${mark[family]}`} />
);
