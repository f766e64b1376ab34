import { type EventType, eventTypes } from "#domain/codebook";
import { typeOf } from "#ui/words";

/** The kind of an event: its icon in the colour of its family, and its term for whoever points at it or hears it. */
export function Glyph({ type, small = false }: { type: EventType; small?: boolean }) {
  const { term, family } = typeOf(type);
  return (
    <svg className={`ic glyph f-${family}${small ? " glyph-small" : ""}`} viewBox="0 0 24 24" role="img" focusable="false">
      <title>{term}</title>
      <use href={`/icons.svg#${Object.hasOwn(eventTypes, type) ? type : "other"}`} />
    </svg>
  );
}
