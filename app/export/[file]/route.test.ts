import { afterAll, beforeAll, expect, test } from "vitest";
import { saveEvent } from "#db/save-event";
import { dropStore, editor, eventOf, freshStore } from "#db/testing";
import { GET } from "./route";

beforeAll(async () => {
  freshStore();
  await saveEvent(editor, eventOf({ countries: "CI; IT", note: "For the desk" }), { publish: true });
});
afterAll(dropStore);

const get = (file: string, query = "") =>
  GET(new Request(`http://entente.test/export/${file}?${query}`), { params: Promise.resolve({ file }) });

test.each([
  ["a country with marks", "country=CI&country=IT", "Côte d'Ivoire"],
  ["a path", `q=${encodeURIComponent("..\\..\\etc/passwd")}`, "etcpasswd"],
  ["a line break", `q=${encodeURIComponent("a\r\nSet-Cookie: x=1")}`, "Set-Cookie"],
  ["quotes and signs", `q=${encodeURIComponent(`"';=%00*`)}`, ";="],
  ["half a character", `q=${"a".repeat(199)}${encodeURIComponent("😀")}`, "aaa"],
  ["Arabic", `q=${encodeURIComponent("مصر")}`, "مصر"],
])("the file name of a filter with %s is one safe name in ASCII and one in full", async (_name, query, words) => {
  const answer = await get("events.csv", query);
  expect(answer.status).toBe(200);
  const said = answer.headers.get("content-disposition") ?? "";
  const [, ascii = "", full = ""] = /^attachment; filename="([A-Za-z0-9-]+\.csv)"; filename\*=UTF-8''([^"'();, ]+)$/.exec(said) ?? [];
  expect([said, ascii]).not.toEqual([said, ""]);
  expect(decodeURIComponent(full)).toContain(words);
  expect(decodeURIComponent(full)).not.toMatch(/[\\/:*?"<>|\p{C}]|\.\./u);
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("what a filter leaves nothing of is still a file; a bad filter is no error", async () => {
  for (const query of ["q=nothing-like-it", "country=AD", "from=banana&type=nope&page=-1&__proto__=x"]) {
    const [csv, json] = [await get("events.csv", `${query}&bom=0`), await get("events.json", query)];
    expect([csv.status, json.status]).toEqual([200, 200]);
    expect(await csv.text()).toMatch(/^id,url,/);
    expect(JSON.parse(await json.text()).events).toBeInstanceOf(Array);
  }
});

test.each(["events", "events.exe", "events.__proto__", "events.constructor", "events.csv.json", "../events.csv", "notes.csv", ""])(
  "%j is no export",
  async (file) => {
    const answer = await get(file);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  },
);

test("where reading is for members, a visitor gets no file", async () => {
  process.env.ENTENTE_READING = "members";
  try {
    const answer = await get("events.json");
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("Minister");
  } finally {
    delete process.env.ENTENTE_READING;
  }
  expect(await (await get("events.json")).text()).not.toContain("For the desk");
});
