// `npm run icons`: renders app/icon.svg as favicon.ico and apple-touch-icon.png. Run it after changing the SVG.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import config from "../e2e/playwright.config";

const root = path.resolve(import.meta.dirname, "..");
const drawing = readFileSync(path.join(root, "app/icon.svg"), "utf8");
// A phone rounds the corners itself, and shows transparent pixels as black.
const square = drawing.replace(/(<rect[^>]*) rx="\d+"/, "$1");

/** An .ico file: a directory of 16 bytes for each picture, then the images, each a square PNG with `size` pixels a side. */
function encodeIco(images: { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [i, { size, png }] of images.entries()) {
    const at = 6 + 16 * i;
    header.writeUInt8(size, at);
    header.writeUInt8(size, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

const browser = await chromium.launch(config.use?.launchOptions);
const page = await browser.newPage();
async function render(svg: string, size: number) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg.replace("<svg ", `<svg width="${size}" height="${size}" `)}`);
  return page.screenshot({ omitBackground: true });
}
const images = [];
for (const size of [16, 32, 48]) images.push({ size, png: await render(drawing, size) });
writeFileSync(path.join(root, "app/favicon.ico"), encodeIco(images));
writeFileSync(path.join(root, "public/apple-touch-icon.png"), await render(square, 180));
await browser.close();
