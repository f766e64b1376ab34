import { type EventType, eventTypes } from "#domain/codebook";
import { Icon } from "#ui/icon";

/** The kind of an event: its icon in the colour of its family, its term in the title and for screen readers. */
export function Glyph({ type, small = false }: { type: EventType; small?: boolean }) {
  const { term, family } = eventTypes[type];
  return (
    <span className={`glyph f-${family}${small ? " glyph-small" : ""}`} title={term}>
      <Icon name={type} size={small ? 12 : 14} />
      <span className="sr-only">{term}</span>
    </span>
  );
}
