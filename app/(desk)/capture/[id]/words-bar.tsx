"use client";

/** What selected words can be used as, and the key of each. */
export const uses = [
  { use: "date", label: "Date", key: "d" },
  { use: "participants", label: "Person", key: "p" },
  { use: "organisations", label: "Organisation", key: "o" },
  { use: "city", label: "City", key: "c" },
  { use: "title", label: "Title", key: "t" },
  { use: "quote", label: "Quotation", key: "q" },
  { use: "new", label: "New draft", key: "n" },
] as const;

export const isUse = (pressed: string): string | null => uses.find(({ key }) => key === pressed.toLowerCase())?.use ?? null;

type Props = {
  chosen: string | null;
  /** What the last words were used as. */
  used: string | null;
  number: number | undefined;
  onChoose: (use: string) => void;
};

/** At the foot of the article, always in reach: what the selected words can be used as. */
export function WordsBar({ chosen, used, number, onChoose }: Props) {
  return (
    <div className={`bottom-0 z-10 rounded-b-xl border-t border-line bg-surface px-5 py-2.5 min-[760px]:px-8 ${chosen ? "sticky" : ""}`}>
      {chosen ? (
        <>
          <p role="status" className="truncate text-[12.5px] text-ink-2">
            {number ? `For draft ${number}: ` : "Open a draft to use this for it: "}
            <span dir="auto">“{chosen.replace(/\s+/g, " ").trim()}”</span>
          </p>
          <fieldset className="mt-1.5 flex flex-wrap gap-1.5">
            <legend className="sr-only">Use the selected words as</legend>
            {uses
              .filter(({ use }) => number !== undefined || use === "new")
              .map(({ use, label, key }) => (
                <button
                  key={use}
                  type="button"
                  aria-keyshortcuts={key}
                  // The selection is to stay.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(use)}
                  className="btn btn-small"
                >
                  {label}
                  <span className="kbd" aria-hidden="true">
                    {key.toUpperCase()}
                  </span>
                </button>
              ))}
          </fieldset>
        </>
      ) : (
        <p id="words-hint" className="hint">
          <span role="status">{used && `Used as ${uses.find((one) => one.use === used)?.label.toLowerCase()}. `}</span>
          Select words to use them for {number ? `draft ${number}` : "a draft"}; with the keyboard, Shift and the arrows.
        </p>
      )}
    </div>
  );
}
