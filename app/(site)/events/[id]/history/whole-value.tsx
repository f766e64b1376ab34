import { fieldLines, type Names } from "#domain/diff";
import { type EventInput, event } from "#domain/event";

/** Every filled field of a value in words, in the order of the record. */
export const WholeValue = ({ value, names }: { value: EventInput; names: Names }) => (
  <dl className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-x-4 border-y border-line py-[18px] min-[560px]:grid-cols-[130px_minmax(0,1fr)] min-[560px]:gap-y-[9px]">
    {event.names.map((name) => {
      const lines = fieldLines(name, value, names);
      return lines.length === 0 ? null : (
        <div key={name} className="contents">
          <dt className="text-ink-3">{event.fields[name].label}</dt>
          <dd className="min-w-0 max-[559px]:mb-3">
            {lines.map((line) => (
              <p key={line} dir="auto" className="whitespace-pre-line">
                {line}
              </p>
            ))}
          </dd>
        </div>
      );
    })}
  </dl>
);
