import type { Credibility, Reliability } from "#domain/codebook";

export type Grade = { reliability: Reliability; credibility: Credibility };

/**
 * Order of two grades: 0 (A1) to 35 (F6), lower is better. The letter counts before the digit (NATO Admiralty code);
 * F and 6 mean "cannot be judged", so they come last.
 */
export const gradeRank = ({ reliability, credibility }: Grade) => (reliability.charCodeAt(0) - 65) * 6 + Number(credibility) - 1;

export const worstGrade = 35;

/** `B2` of its rank. */
export const formatGrade = (rank: number) => `${String.fromCharCode(65 + Math.floor(rank / 6))}${(rank % 6) + 1}`;

/** The rank of `B2`, or null where the text is no grade. */
export const parseGrade = (text: string): number | null =>
  /^[A-F][1-6]$/i.test(text)
    ? gradeRank({ reliability: text[0]?.toUpperCase() as Reliability, credibility: text[1] as Credibility })
    : null;

/** Whether an event's best grade meets an asked one: both letter and digit at least as good. */
export const meetsGrade = (rank: number, asked: number) => Math.floor(rank / 6) <= Math.floor(asked / 6) && rank % 6 <= asked % 6;
