import { CountrySelect } from "#ui/country-select";

/** Two countries to choose: a GET form that leads to their timeline. */
export function PairPicker({ known, a, b }: { known: readonly string[]; a?: string | undefined; b?: string | undefined }) {
  return (
    <form action="/pairs" className="flex max-w-[680px] items-center gap-2.5 max-[639px]:flex-col max-[639px]:items-stretch">
      <CountrySelect name="a" label="First country" empty="A country" known={known} value={a ?? ""} />
      <span className="text-center text-ink-3">and</span>
      <CountrySelect name="b" label="Second country" empty="Any country" known={known} value={b ?? ""} />
      <button type="submit" className="btn btn-primary min-h-12 px-[18px]">
        Show timeline
      </button>
    </form>
  );
}
