import { countries, countryName } from "#domain/country";
import type { Filter } from "#domain/filter";
import { Flag } from "#ui/flag";
import { Group } from "./rail";

/** The chosen countries, one more to add, and whether all or any of them take part. */
export function CountryFilter({ filter: { country, match } }: { filter: Filter }) {
  const names = Object.entries(countries).sort(([, a], [, b]) => a.localeCompare(b, "en"));
  return (
    <Group title="Countries">
      {country.map((code) => (
        <label key={code} className="flex min-h-[27px] cursor-pointer items-center gap-[9px] text-ink-2">
          <input type="checkbox" name="country" value={code} defaultChecked />
          <Flag country={code} size={18} />
          {countryName(code)}
        </label>
      ))}
      <select name="country" defaultValue="" aria-label="Add a country" className="field-input mt-1 pl-2!">
        <option value="">{country.length > 0 ? "Add a country" : "Any country"}</option>
        {names
          .filter(([code]) => !country.includes(code as (typeof country)[number]))
          .map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
      {country.length > 1 && (
        <div className="mt-2 flex gap-5">
          {(["all", "any"] as const).map((value) => (
            <label key={value} className="flex min-h-6 cursor-pointer items-center gap-2 text-ink-2">
              <input type="radio" name="match" value={value === "all" ? "" : value} defaultChecked={(match ?? "all") === value} />
              {value === "all" ? "All of them" : "Any of them"}
            </label>
          ))}
        </div>
      )}
    </Group>
  );
}
