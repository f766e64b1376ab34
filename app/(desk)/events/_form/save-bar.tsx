"use client";

type Props = { pending: boolean; problems: number; published: boolean; isNew: boolean; mayPublish: boolean };

/** Always in reach at the foot of the form. The first button is what Enter does. */
export function SaveBar({ pending, problems, published, isNew, mayPublish }: Props) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface">
      <div className="mx-auto flex max-w-[1440px] flex-wrap items-center justify-end gap-2.5 px-3.5 py-3 min-[760px]:px-7">
        <p role="status" className="mr-auto text-ink-3 max-[639px]:sr-only">
          {pending ? "Saving…" : problems > 0 ? `${problems === 1 ? "One field needs" : `${problems} fields need`} attention` : ""}
        </p>
        {/* Enter presses the first button of a form: it must be the plain one. */}
        <button type="submit" aria-disabled={pending} className={`btn order-3 ${mayPublish && !published ? "" : "btn-primary"}`}>
          {published ? "Save changes" : "Save draft"}
        </button>
        {isNew && (
          <button type="submit" name="next" value="another" aria-disabled={pending} className="btn order-2 max-[479px]:hidden">
            Save and add another
          </button>
        )}
        {mayPublish && !published && (
          <button type="submit" name="publish" value="1" aria-disabled={pending} className="btn btn-primary order-4">
            Save and publish
          </button>
        )}
      </div>
    </div>
  );
}
