import { afterAll, expect, vi } from "vitest";

// Files of tests share what was loaded: what one puts in the place of the clock, the console or a setting, it puts back.
const settings = () => Object.entries(process.env).filter(([name]) => name.startsWith("ENTENTE_") && name !== "ENTENTE_DATA");
const before = settings();

afterAll(() => {
  const replaced = (["log", "warn", "error"] as const).filter((name) => vi.isMockFunction(console[name]));
  expect({ clock: vi.isFakeTimers(), replaced, settings: settings() }).toEqual({ clock: false, replaced: [], settings: before });
});
