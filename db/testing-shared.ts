import { afterAll, expect, vi } from "vitest";
import { hashing } from "#db/testing-hashing";

// Files of tests share what was loaded: what one puts in the place of the clock, the console or a setting, it puts back.
const settings = () => Object.entries(process.env).filter(([name]) => name.startsWith("ENTENTE_") && name !== "ENTENTE_DATA");
const before = settings();

vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  const hash: typeof real.hash = (password, cost) =>
    real.hash(password, hashing.atFullCost ? cost : { ...cost, memoryCost: 8, timeCost: 1 });
  return { ...real, hash };
});

afterAll(() => {
  const replaced = (["log", "warn", "error"] as const).filter((name) => vi.isMockFunction(console[name]));
  const left = { clock: vi.isFakeTimers(), replaced, settings: settings(), ...hashing };
  expect(left).toEqual({ clock: false, replaced: [], settings: before, atFullCost: false });
});
