import { CopyButton } from "#ui/copy-button";

/** The citation is there to read and select without JavaScript; with it, one press copies it. */
export function CopyCitation({ text }: { text: string }) {
  return (
    <details>
      <summary className="link link-alone inline-flex min-h-6 items-center">Cite this event</summary>
      <div className="mt-1.5 rounded-lg bg-sunken p-3">
        <p dir="auto" className="select-all text-ink">
          {text}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <CopyButton text={text} label="Copy citation" what="text" />
        </div>
      </div>
    </details>
  );
}
