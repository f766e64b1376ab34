import type { Queue } from "#db/review-queue";
import type { EventType } from "#domain/codebook";
import { countryName } from "#domain/country";
import type { QueueChoice } from "#domain/review-item";
import type { ReviewPlace } from "#lib/review-address";
import { typeOf } from "#ui/words";

type Choice = { value: string; words: string };

/** Which types, parties and authors are shown: a form, since a choice in a list is no link. */
export function QueueFilters({ queue, place }: { queue: Queue; place: ReviewPlace }) {
  const lists: [keyof QueueChoice, string, string, Choice[]][] = [
    ["type", "Type", "Every type", queue.types.map(({ type, count }) => ({ value: type, words: `${typeOf(type).term}, ${count}` }))],
    [
      "parties",
      "Countries",
      "Every country",
      queue.parties.slice(0, most).map(({ parties, count }) => ({ value: parties, words: `${namesOf(parties)}, ${count}` })),
    ],
    ["by", "Sent by", "Everybody", queue.authors.map(({ id, name, count }) => ({ value: id, words: `${name}, ${count}` }))],
  ];
  const shown = lists.filter(([name, , , choices]) => choices.length > 1 || place[name]);
  if (shown.length === 0) return null;
  return (
    <form action="/review" className="mt-2 flex flex-wrap items-center gap-2">
      {place.view !== "all" && <input type="hidden" name="view" value={place.view} />}
      {shown.map(([name, label, all, choices]) => (
        <select
          key={`${name} ${place[name]}`}
          name={name}
          aria-label={label}
          defaultValue={place[name] ?? ""}
          className="field-input min-h-[30px]! w-auto! min-w-0 flex-[1_1_120px] py-0.5! text-[13px]!"
        >
          <option value="">{all}</option>
          {place[name] && !choices.some(({ value }) => value === place[name]) && (
            <option value={place[name]}>{noneOf(name, place[name])}</option>
          )}
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      ))}
      <button type="submit" className="btn btn-small">
        Filter
      </button>
    </form>
  );
}

/** Of a forum of forty states the pairs alone would be a list of hundreds; the commonest come first. */
const most = 80;

const noneOf = (name: keyof QueueChoice, value: string) =>
  `${name === "parties" ? namesOf(value) : name === "type" ? typeOf(value as EventType).term : "This account"}, 0`;

const namesOf = (parties: string) => parties.split("-").map(countryName).join("–");
