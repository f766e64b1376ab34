import type { Article, Line } from "#domain/extract/article";

const contained =
  /\b(?:during|as (?:a )?part of|in the course of) (?:the|this|his|her|their|its) (?:[\w-]+ ){0,3}(?:visit|stay|trip|port call|tour)\b|\b[Oo]n the occasion\b/i;
const abroad = /\b(?:will|is to|set to|due to|scheduled to)\b[^.;]*\b(?:visit|tour|trip|travel)\b/i;

/** Whether a sentence tells of something that has no day of its own, within something else that has. */
export const isContained = (line: Line, article: Article): boolean => {
  const before = article.lines[line.at - 1];
  return (
    contained.test(line.text) ||
    (before !== undefined && article.lines.slice(Math.max(0, line.at - 4), line.at).some(({ text }) => abroad.test(text))) ||
    (before?.paragraph === line.paragraph && contained.test(before.text))
  );
};
