import { make, people } from "./desk";
import { expect, expectNoSeriousFaults, hydrated, sidewaysScroll, test, unique } from "./support";

test("the queue is filtered by country and author, and shows what a proposal said before", async ({ browser }) => {
  const { editor, analyst, done } = await people(browser, "editor", "analyst");
  const title = `Committee revised ${unique()}`;
  const address = await make(editor, title, "Save and publish");
  for (const [link, city, send] of [
    ["Propose a change", "Oslo", "Propose change"],
    ["Revise it", "Bergen", "Send again"],
  ] as const) {
    await analyst.goto(address);
    await analyst.getByRole("link", { name: link }).click();
    await hydrated(analyst);
    await analyst.getByLabel("City").fill(city);
    await analyst.getByRole("button", { name: send }).click();
    await expect(analyst.getByRole("status").filter({ hasText: "Proposed." })).toBeVisible();
  }
  await editor.goto("/review");
  await hydrated(editor);
  const queue = editor.getByRole("region", { name: "Queue" });
  const chosen = async (list: string, label: RegExp) => {
    const option = queue.getByLabel(list).getByRole("option").filter({ hasText: label });
    await queue.getByLabel(list).selectOption((await option.first().getAttribute("value")) ?? "");
    await queue.getByRole("button", { name: "Filter" }).click();
  };
  await chosen("Countries", /^India–Norway, /);
  await expect(editor).toHaveURL(/parties=IN-NO/);
  await expect(queue.getByRole("link", { name: title })).toBeVisible();
  await editor.goto("/review?parties=AD");
  await expect(queue).toContainText("Nothing waits here.");
  await expect(queue.getByLabel("Countries")).toHaveValue("AD");
  await editor.goto("/review?parties=NO-IN&view=change");
  await queue.getByRole("link", { name: title }).click();
  await expect(editor).toHaveURL(/parties=IN-NO/);
  const item = editor.getByRole("article");
  await item.getByText("One earlier text").click();
  const earlier = item.getByRole("region", { name: "Text 1" });
  await expect(earlier.getByRole("row", { name: /City/ }).getByRole("deletion")).toContainText("Oslo");
  await expect(earlier.getByRole("row", { name: /City/ }).getByRole("insertion")).toContainText("Bergen");
  await expectNoSeriousFaults(editor);
  for (const width of [320, 1920]) {
    await editor.setViewportSize({ width, height: 800 });
    expect(await sidewaysScroll(editor)).toBeLessThanOrEqual(0);
  }
  await done();
});
