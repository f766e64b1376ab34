import { lookBackOf } from "#db/as-of";
import { formats } from "#domain/formats/index";
import { Icon } from "#ui/icon";
import { exportHref, type Place } from "./place";

/** Every registered format of exactly the events that are filtered. */
export async function ExportMenu({ place }: { place: Place }) {
  if ((await lookBackOf(place.filter))?.kind === "many") return <p className="hint max-w-52">No files of so many events of a past day.</p>;
  return (
    <details data-menu className="relative">
      <summary className="btn">
        Export <Icon name="chevron-down" size={14} />
      </summary>
      <ul className="menu top-11 left-0 w-64 p-2 min-[760px]:right-0 min-[760px]:left-auto">
        {Object.entries(formats).map(([extension, format]) => (
          <li key={extension}>
            <a href={exportHref(place, extension)} download className="menu-item">
              <Icon name="download" className="text-ink-3" />
              {format.label}
            </a>
          </li>
        ))}
        <li className="hint px-2.5 pt-1.5 pb-1">Exactly the events that are filtered here.</li>
      </ul>
    </details>
  );
}
