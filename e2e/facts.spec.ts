import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, expectNoSeriousFaults, sidewaysScroll, test } from "./support";

type Made = { id: string; words: [name: string, words: string[]][]; hidden: string };

test("every field of the record is on the page of the event, each but what is for the desk", async ({ page }) => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", "--import", "tsx", "e2e/whole.ts"], {
    cwd: path.resolve(import.meta.dirname, ".."),
    env: { ...process.env, ENTENTE_DATA: process.env.E2E_DATA },
    encoding: "utf8",
  });
  expect(stdout, stderr).toMatch(/^\[/);
  for (const { id, words, hidden } of JSON.parse(stdout) as Made[]) {
    await page.goto(`/events/${id}`);
    const text = (await page.getByRole("main").innerText()).toLowerCase();
    for (const [name, list] of words) for (const one of list) expect(text, name).toContain(one.toLowerCase());
    expect(text).toContain("14 february 1911");
    expect(text).not.toContain(hidden.toLowerCase());
    await expectNoSeriousFaults(page);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
});
