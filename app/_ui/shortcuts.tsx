"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { CommandKey } from "#ui/command-key";

const setting = "entente-single-keys";

/** The keys of the whole site and their help, which its button or `?` opens. Rows are `[data-row]`, the edit link `[data-edit]`. */
export function Shortcuts({ canWrite }: { canWrite: boolean }) {
  const router = useRouter();
  const path = usePathname();
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);

  useEffect(() => setOn(stored() !== "off"), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a menu closes when the page changes
  useEffect(closeMenus, [path]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const menu = openMenus()[0];
      if (!menu) return closePanel(event);
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  // Not a single key: it works while one types, and speech input does not press it.
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || event.isComposing) return;
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      focusSearch();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  useEffect(() => {
    if (!on) return;
    let afterG = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const wasG = event.timeStamp - afterG < 1200 && afterG > 0;
      afterG = event.key === "g" ? event.timeStamp : 0;
      const tick = rowTick();
      const full = isOpenRow(event.target) ? document.querySelector<HTMLElement>("[data-full]") : null;
      const actions: Record<string, (() => void) | false> = {
        Enter: full !== null && (() => full.click()),
        "/": focusSearch,
        "?": () => dialog.current?.showModal(),
        n: canWrite && (() => router.push("/events/new")),
        t: wasG && (() => router.push("/timeline")),
        j: () => moveFocus(1),
        k: () => moveFocus(-1),
        e: () => editLink()?.click(),
        x: tick && (() => tick.click()),
      };
      const action = Object.hasOwn(actions, event.key) && actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [on, canWrite, router]);

  const keys: [ReactNode[], string][] = [
    [["/", <CommandKey key="K" letter="K" />], "Search, from anywhere"],
    [["g", "t"], "Go to the timeline"],
    [["j"], "Next row"],
    [["k"], "Previous row"],
    [["Enter"], "Open the row; once more, its full record"],
    ...(canWrite
      ? ([
          [["n"], "New event"],
          [["e"], "Edit the event"],
          [[<CommandKey key="S" letter="S" />], "Save the form"],
          [["x"], "Mark the row, in review"],
          [["d", "p", "q"], "Use selected words of an article as date, person, quotation"],
          [[<CommandKey key="⏎" letter="⏎" />], "Publish the open item, in review"],
        ] satisfies [ReactNode[], string][])
      : []),
    [["?"], "This list"],
    [["Esc"], "Close"],
  ];

  return (
    <>
      <button type="button" className="link" onClick={() => dialog.current?.showModal()}>
        Keyboard shortcuts
      </button>
      <dialog ref={dialog} aria-labelledby="shortcuts-title" className="card w-[min(420px,calc(100vw-32px))] p-6 text-left text-[14px]">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <dl className="mt-4 grid grid-cols-[104px_1fr] gap-y-2">
          {keys.map(([combination, does]) => (
            <div key={does} className="contents">
              <dt className="flex items-center gap-1">
                {combination.map((key, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
                  <kbd key={i} className="kbd">
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd className="text-ink-2">{does}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-5 flex min-h-6 items-center gap-2.5 border-t border-line pt-4">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              store(event.target.checked ? "on" : "off");
            }}
          />
          Single-key shortcuts on
        </label>
        <p className="hint mt-1">Kept in this browser. Turn them off if you use speech input.</p>
        <form method="dialog" className="mt-5 flex justify-end">
          <button type="submit" className="btn">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, [role=textbox], [role=combobox], [role=listbox]") !== null);

const openMenus = () => [...document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];

function closeMenus() {
  for (const menu of openMenus()) menu.open = false;
}

const isShown = (element: Element) => element.checkVisibility();

/** The search field that is on screen; on a small screen, its menu opens first. */
function focusSearch() {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input[data-search]")];
  let field = fields.find(isShown);
  if (!field)
    for (const each of fields) {
      const menu = each.closest("details");
      if (!menu || !isShown(menu)) continue;
      menu.open = true;
      field = each;
    }
  field?.focus();
  field?.select();
}

function moveFocus(step: 1 | -1) {
  const rows = [...document.querySelectorAll("[data-row]")].filter(isShown);
  const now = rows.indexOf(document.activeElement?.closest("[data-row]") as Element);
  const row = now < 0 ? rows[step > 0 ? 0 : rows.length - 1] : rows[now + step];
  const link = row?.matches("a[href]") ? row : row?.querySelector("a[href]");
  if (link instanceof HTMLElement) link.focus();
}

/** Closes the panel of the chosen event, and goes back to its row. */
function closePanel(event: KeyboardEvent) {
  const close = isTyping(event.target) ? null : document.querySelector<HTMLElement>("[data-close]");
  if (!close) return;
  document.querySelector<HTMLElement>("[data-row] [aria-current]")?.focus();
  close.click();
}

const isOpenRow = (target: EventTarget | null) => target instanceof Element && target.matches("[data-row] a[aria-current=true]");

/** The mark of the row that has the focus. */
const rowTick = () => document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("[data-tick]") ?? false;

const editLink = () =>
  document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("[data-edit]") ??
  document.querySelector<HTMLElement>("[data-edit]");

/** Storage may be refused by the browser; the setting then lasts as long as the page. */
function stored() {
  try {
    return localStorage.getItem(setting);
  } catch {
    return null;
  }
}
function store(value: "on" | "off") {
  try {
    localStorage.setItem(setting, value);
  } catch {}
}
