"use client";

import { readDate } from "#domain/capture";
import { Line } from "../line";
import type { CaptureWork } from "./use-capture";

/** `readOn` is the day that its text was read against; `readable` where it is still there. */
type Props = { work: CaptureWork; readOn: string | null; readable: boolean };

/** What is known of the article. Its date decides how “on Tuesday” is read: with another one, it is read again. */
export function ArticleFields({ work: { article, setArticle, state, alive, pending }, readOn, readable }: Props) {
  const published = readDate(article.published);
  const again = readable && published !== null && published !== readOn;
  return (
    <div className="mb-3.5 grid gap-x-2.5 gap-y-3 min-[640px]:grid-cols-[minmax(0,1fr)_150px_140px]">
      <Line
        name="article-address"
        label="Source address"
        type="url"
        value={article.address}
        errors={state.article.address}
        onChange={(address) => setArticle({ address })}
      />
      <Line
        name="article-publisher"
        label="Publisher"
        value={article.publisher}
        errors={state.article.publisher}
        onChange={(text) => setArticle({ publisher: text })}
      />
      <Line
        name="article-published"
        label="Published"
        value={article.published}
        errors={state.article.published}
        onChange={(text) => setArticle({ published: text })}
      />
      <div className="flex flex-wrap items-end gap-2.5 min-[640px]:col-span-3">
        <div className="min-w-0 flex-1 basis-60">
          <Line
            name="article-title"
            label="Title of the article"
            value={article.title}
            errors={state.article.title}
            onChange={(title) => setArticle({ title })}
          />
        </div>
        {(again || (readable && !alive)) && (
          <button type="submit" name="do" value="reread" aria-disabled={pending} className={`btn ${again ? "" : "hidden-with-script"}`}>
            Read again with this date
          </button>
        )}
      </div>
    </div>
  );
}
