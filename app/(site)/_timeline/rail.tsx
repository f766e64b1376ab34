import type { ReactNode } from "react";
import { eventTypes, levels, statuses, themes } from "#domain/codebook";
import { type Facets, thresholds } from "#domain/timeline";
import { dateWords } from "#ui/words";
import { CountryFilter } from "./country-filter";
import { FilterForm } from "./filter-form";
import type { Place } from "./place";

type Props = { place: Place; facets: Facets; partial: boolean; wrong: ReadonlySet<string> };

const typeTerms = Object.fromEntries(Object.entries(eventTypes).map(([code, { term }]) => [code, term]));

/** Every filter with how many events each choice would show. */
export function Rail({ place, facets, partial, wrong }: Props) {
  const { filter } = place;
  return (
    <FilterForm action={place.path}>
      {/* With another address the fields are made anew, so that they show what it says. */}
      <div key={JSON.stringify(filter)} className="grid gap-6">
        {place.view === "table" && <input type="hidden" name="view" value="table" />}
        {filter.series && <input type="hidden" name="series" value={filter.series} />}
        <Part title="Words" id="q">
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={filter.q ?? ""}
            maxLength={200}
            placeholder="In this timeline"
            autoComplete="off"
            className="field-input"
          />
        </Part>
        {!place.pair && <CountryFilter filter={filter} />}
        <Group title="Period">
          <div className="flex gap-1.5">
            {(["from", "to"] as const).map((name) => (
              <input
                key={name}
                name={name}
                aria-label={name === "from" ? "From" : "To"}
                placeholder={name === "from" ? "From" : "To"}
                defaultValue={filter[name] ? dateWords(filter[name]) : ""}
                aria-invalid={wrong.has(name) || undefined}
                autoComplete="off"
                className="field-input num min-w-0 px-2!"
              />
            ))}
          </div>
        </Group>
        <Part title="As published on" id="asof">
          <input
            id="asof"
            type="date"
            name="asof"
            defaultValue={filter.asof ?? ""}
            aria-invalid={wrong.has("as of") || undefined}
            className="field-input num"
          />
        </Part>
        <Choices partial={partial} title="Event type" name="type" terms={typeTerms} counts={facets.type} chosen={filter.type} most={9} />
        <Choices partial={partial} title="Level" name="level" terms={levels} counts={facets.level} chosen={filter.level} most={6} />
        <Choices partial={partial} title="Theme" name="theme" terms={themes} counts={facets.theme} chosen={filter.theme} most={5} byCount />
        <Choices partial={partial} title="Status" name="status" terms={statuses} counts={facets.status} chosen={filter.status} most={5} />
        <Group title="Evidence">
          <Choice
            partial={partial}
            name="sources"
            value={String(filter.sources ?? thresholds.sources)}
            count={facets.sources}
            checked={filter.sources !== null}
          >
            {filter.sources && filter.sources > 2 ? `${filter.sources} or more sources` : "Two or more sources"}
          </Choice>
          <Choice
            partial={partial}
            name="grade"
            value={filter.grade ?? thresholds.grade}
            count={facets.grade}
            checked={filter.grade !== null}
          >
            Graded {filter.grade ?? thresholds.grade} or better
          </Choice>
        </Group>
        <Group title="Parties">
          <Choice partial={partial} name="bilateral" value="1" count={facets.bilateral} checked={filter.bilateral !== null}>
            Bilateral only
          </Choice>
        </Group>
        {/* Browsers send a form of several lines by Enter only where it has a button. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
          Apply filters
        </button>
        <noscript>
          <button type="submit" className="btn">
            Apply filters
          </button>
        </noscript>
      </div>
    </FilterForm>
  );
}

type ChoicesProps = {
  title: string;
  name: string;
  terms: Readonly<Record<string, string>>;
  counts: Record<string, number>;
  chosen: readonly string[];
  /** How many are shown before "Show more". */
  most: number;
  byCount?: boolean;
  /** The counts are of some of the hits: a choice that none of them bears may have others. */
  partial: boolean;
};

function Choices({ title, name, terms, counts, chosen, most, byCount = false, partial }: ChoicesProps) {
  const codes = Object.keys(terms).filter((code) => partial || (counts[code] ?? 0) > 0 || chosen.includes(code));
  if (byCount) codes.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  if (codes.length === 0) return null;
  const first = codes.filter((code, i) => i < most || chosen.includes(code));
  const rest = codes.filter((code) => !first.includes(code));
  const choice = (code: string) => (
    <Choice key={code} partial={partial} name={name} value={code} count={counts[code] ?? 0} checked={chosen.includes(code)}>
      {terms[code]}
    </Choice>
  );
  return (
    <Group title={title}>
      {first.map(choice)}
      {rest.length > 0 && (
        <details className="group">
          <summary className="link inline-flex min-h-6 items-center group-open:hidden">Show {rest.length} more</summary>
          {rest.map(choice)}
        </details>
      )}
    </Group>
  );
}

type ChoiceProps = { name: string; value: string; count: number; partial: boolean; checked: boolean; children: ReactNode };

const Choice = ({ name, value, count, partial, checked, children }: ChoiceProps) => (
  <label className={`choice ${count === 0 && !partial ? "text-ink-3" : ""}`}>
    <input type="checkbox" name={name} value={value} defaultChecked={checked} />
    {children}
    <b>
      {count.toLocaleString("en")}
      {partial && "+"}
    </b>
  </label>
);

export const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="mb-2 text-[12px] font-semibold text-ink-3">{title}</legend>
    {children}
  </fieldset>
);

const Part = ({ title, id, children }: { title: string; id: string; children: ReactNode }) => (
  <div className="min-w-0">
    <label htmlFor={id} className="mb-2 block text-[12px] font-semibold text-ink-3">
      {title}
    </label>
    {children}
  </div>
);
