import type { EventType } from "#domain/codebook";

export type IconName =
  | EventType
  | "search"
  | "plus"
  | "x"
  | "check"
  | "chevron-down"
  | "chevron-right"
  | "chevron-left"
  | "download"
  | "external-link"
  | "copy"
  | "link"
  | "pencil"
  | "trash"
  | "undo"
  | "filter"
  | "calendar"
  | "sun"
  | "moon"
  | "menu"
  | "keyboard"
  | "user"
  | "log-out"
  | "zoom-in"
  | "zoom-out"
  | "map-pin"
  | "info"
  | "alert"
  | "newspaper"
  | "list"
  | "table";

/** Decoration unless it has a label. */
export function Icon({ name, size = 15, label, className }: { name: IconName; size?: number; label?: string; className?: string }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it means something
    <svg
      className={className ? `ic ${className}` : "ic"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      focusable="false"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <use href={`/icons.svg#${name}`} />
    </svg>
  );
}
