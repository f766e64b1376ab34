import type { ArticleTexts, CaptureDraft } from "#domain/capture";
import { applyEdits, editsOf } from "#domain/capture-edits";

export type Work = { article: ArticleTexts; drafts: CaptureDraft[] };

/** What was typed while a button was at work, and where: the page that it leads to goes on with it. */
export type Carried = { article: ArticleTexts | null; drafts: CaptureDraft[]; open: string | null; field: string };

/** What changed since a button was pressed; null for nothing. */
export function changedSince(pressed: Work, now: Work, open: string | null): Carried | null {
  const article = now.article === pressed.article ? null : now.article;
  const drafts = now.drafts.filter((one) => !pressed.drafts.includes(one));
  return article || drafts.length > 0 ? { article, drafts, open, field: document.activeElement?.id ?? "" } : null;
}

/** What the server has, with what it has not seen yet. What became an event meanwhile stays as that. */
export const withCarried = (served: Work, carried: Carried | null): Work =>
  carried
    ? {
        article: carried.article ?? served.article,
        drafts: applyEdits(served.drafts, editsOf(served.article, carried.drafts).drafts),
      }
    : served;
