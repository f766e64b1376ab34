import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { seedAtStart } from "#db/seed";
import { announceSetup, setUpFirstAdmin } from "#db/set-up";
import { reader } from "#db/store";
import { dropStore, freshStore } from "#db/testing";

beforeEach(freshStore);
afterEach(() => void vi.unstubAllEnvs());
afterAll(dropStore);

const held = () => reader().prepare("select count(*) from events").pluck().get();

test("a store that was begun empty stays so, whatever a later start is told", async () => {
  vi.stubEnv("ENTENTE_SEED", "none");
  expect(await seedAtStart()).toBe(0);
  const code = (await announceSetup()) ?? "";
  await setUpFirstAdmin({ code, username: "ada", name: "Ada Min", password: "correct horse battery" });
  vi.stubEnv("ENTENTE_SEED", "");
  expect(await seedAtStart()).toBe(0);
  expect(held()).toBe(0);
});

test("the sample is loaded at the first start alone", async () => {
  vi.stubEnv("ENTENTE_SEED", "");
  expect(await seedAtStart()).toBe(200);
  expect(await seedAtStart()).toBe(0);
  expect(held()).toBe(200);
});
