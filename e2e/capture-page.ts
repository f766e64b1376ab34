import type { Page } from "@playwright/test";
import { expect, hydrated, unique } from "./support";

export type Given = { text: string; address?: string; published?: string };

export const published = "15 May 2025";
export const addressOf = () => `https://example.org/${unique()}`;
export const drafts = (page: Page) => page.getByRole("region", { name: "Drafts", exact: true });
export const article = (page: Page) => page.getByRole("textbox", { name: "Text of the article" });
export const card = (page: Page, title: string | RegExp) =>
  drafts(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: title }) });
export const kept = (page: Page) => page.getByText(/^Kept on the server at/);

export async function paste(page: Page, { text, address = addressOf(), published: day = published }: Given) {
  await page.goto("/capture");
  await hydrated(page);
  await page.getByLabel("Text of the article").fill(text);
  await page.getByLabel("Source address").fill(address);
  await page.getByLabel("Published").fill(day);
  await page.getByRole("button", { name: "Read the article" }).click();
  return address;
}

export async function capture(page: Page, given: Given) {
  const address = await paste(page, given);
  await page.waitForURL(/\/capture\/[0-9a-f-]{36}/);
  await hydrated(page);
  await expect(article(page)).toHaveAttribute("contenteditable", "true");
  return { address, page: new URL(page.url()).pathname };
}

/** Selects words of the article as a pointer would leave them. */
export const select = (page: Page, words: string) =>
  article(page).evaluate((area, wanted) => {
    (area as HTMLElement).focus();
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in one piece of the article.`);
  }, words);

/** Selects words of the article with the mouse. Words that are on two lines have a rectangle on each. */
export async function drag(page: Page, words: string) {
  const [from, to] = await article(page).evaluate((area, wanted) => {
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)] as [DOMRect, DOMRect];
      return [
        { x: first.left + 1, y: first.top + first.height / 2 },
        { x: last.right - 1, y: last.top + last.height / 2 },
      ] as const;
    }
    throw new Error(`“${wanted}” is not in one piece of the article.`);
  }, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

export const countOf = async (page: Page) =>
  Number(/\d+/.exec((await drafts(page).getByRole("heading", { level: 2 }).first().innerText()) ?? "")?.[0]);
