// Copies flags and fonts out of the packages and builds the sprite of icons, so that nothing is fetched from another host.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** The id in public/icons.svg and the name in lucide. The first block holds the event types of domain/codebook.ts. */
export const icons = {
  committee_meeting: "messages-square",
  dialogue: "message-circle",
  staff_talks: "users-round",
  bilateral_meeting: "handshake",
  visit: "plane",
  port_call: "anchor",
  agreement: "file-check",
  exercise: "target",
  training: "graduation-cap",
  operation: "shield",
  roundtable: "factory",
  arms_transfer: "package",
  co_development: "cog",
  assistance: "hand-helping",
  setback: "ban",
  other: "circle-dot",

  search: "search",
  plus: "plus",
  x: "x",
  check: "check",
  "chevron-down": "chevron-down",
  "chevron-right": "chevron-right",
  "chevron-left": "chevron-left",
  download: "download",
  "external-link": "external-link",
  copy: "copy",
  link: "link",
  pencil: "pencil",
  trash: "trash-2",
  undo: "undo-2",
  filter: "sliders-horizontal",
  calendar: "calendar",
  sun: "sun",
  moon: "moon",
  menu: "menu",
  keyboard: "keyboard",
  user: "user",
  "log-out": "log-out",
  "zoom-in": "zoom-in",
  "zoom-out": "zoom-out",
  "map-pin": "map-pin",
  info: "info",
  alert: "triangle-alert",
  newspaper: "newspaper",
  list: "list",
  table: "table",
};

const fonts = {
  "inter-latin.woff2": "inter/files/inter-latin-opsz-normal.woff2",
  "inter-latin-ext.woff2": "inter/files/inter-latin-ext-opsz-normal.woff2",
  "serif-latin.woff2": "source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  "serif-latin-ext.woff2": "source-serif-4/files/source-serif-4-latin-ext-opsz-normal.woff2",
};

const attributes =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';

function symbol([id, name]) {
  const file = at("node_modules/lucide-static/icons", `${name}.svg`);
  if (!fs.existsSync(file)) throw new Error(`scripts/assets.mjs: lucide has no icon "${name}" (for "${id}")`);
  const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(fs.readFileSync(file, "utf8"))?.[1];
  if (!drawing) throw new Error(`scripts/assets.mjs: ${file} is not the SVG it should be`);
  return `<symbol id="${id}" ${attributes}>${drawing.replace(/\s*\n\s*/g, "").trim()}</symbol>`;
}

/** Of the packages and of this file: what decides the assets. */
function stampOf() {
  const versions = ["flag-icons", "lucide-static", "@fontsource-variable/inter", "@fontsource-variable/source-serif-4"].map(
    (name) => JSON.parse(fs.readFileSync(at("node_modules", name, "package.json"), "utf8")).version,
  );
  return createHash("sha256")
    .update(versions.join(" "))
    .update(fs.readFileSync(fileURLToPath(import.meta.url)))
    .digest("hex");
}

/** Fills public/flags, public/fonts and public/icons.svg; does nothing when they are up to date. */
export function copyAssets() {
  const stamp = at("node_modules/.assets");
  const now = stampOf();
  const kept = fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === now;
  const present = ["icons.svg", "flags/xk.svg", ...Object.keys(fonts).map((name) => `fonts/${name}`)].every((file) =>
    fs.existsSync(at("public", file)),
  );
  if (kept && present) return;

  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${Object.entries(icons).map(symbol).join("\n")}\n</svg>\n`;
  fs.mkdirSync(at("public/flags"), { recursive: true });
  fs.mkdirSync(at("public/fonts"), { recursive: true });
  fs.writeFileSync(at("public/icons.svg"), sprite);
  const flags = fs.readdirSync(at("node_modules/flag-icons/flags/4x3")).filter((name) => /^[a-z]{2}\.svg$/.test(name));
  for (const name of flags) fs.copyFileSync(at("node_modules/flag-icons/flags/4x3", name), at("public/flags", name));
  for (const [name, file] of Object.entries(fonts))
    fs.copyFileSync(at("node_modules/@fontsource-variable", file), at("public/fonts", name));
  fs.writeFileSync(stamp, now);
  console.error(`assets: ${flags.length} flags, ${Object.keys(icons).length} icons, ${Object.keys(fonts).length} fonts`);
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fs.realpathSync(fileURLToPath(import.meta.url))) copyAssets();
