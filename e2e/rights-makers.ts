import { createHmac } from "node:crypto";
import { type APIResponse, expect } from "@playwright/test";
import { articleOf } from "./article";
import { pastedArticle, typedEvent } from "./rights-event-rows";
import type { FormRow, Given, Who } from "./rights-row";
import type { World } from "./rights-world";

type Press = Omit<FormRow, "answers">;
type Maker = (world: World) => Promise<string>;

/** Sends a form by whom it is served to, and expects it to be done. */
async function press(world: World, row: Press, done: (answer: APIResponse) => boolean = leadsOn): Promise<APIResponse> {
  const answer = await world.send(row.as, await world.formOf({ ...row, answers: "" }));
  expect(done(answer), `${row.as} presses “${row.button}” at ${row.page}: ${answer.status()} ${answer.headers().location}`).toBe(true);
  return answer;
}
const leadsOn = (answer: APIResponse) => answer.status() === 303 && !/problem=/.test(answer.headers().location ?? "");
const stays = (answer: APIResponse) => answer.status() === 200;

/** Saves a new event, and answers its id. */
async function create(world: World, as: Who, button: string, fields: Record<string, string> = {}): Promise<string> {
  world.nextWord();
  world.made.title = world.filled(typedEvent.title);
  const answer = await press(world, { page: "/events/new", as, button, fields: { ...typedEvent, ...fields } });
  return /\/events\/([0-9a-f-]{36})/.exec(answer.headers().location ?? "")?.[1] ?? "";
}

/** A member who was invited, still signed in as the visitor; answers the user name. */
async function join(world: World): Promise<string> {
  await world.make("invite");
  const fields = { name: "Member", username: "m{word}", password: "{password}" };
  await press(world, { page: "/invite/{invite}", as: "visitor", button: "Make my account", fields });
  return world.filled("m{word}");
}

/** The code that an app with this secret shows now (RFC 6238). */
function codeOf(secret: string): string {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = (hash.at(-1) as number) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const pairs = ["Uruguay", "Peru", "Ghana", "Jamaica", "Nepal"].flatMap((one) =>
  ["Finland", "Norway", "Ireland", "Estonia", "Latvia"].map((other): [string, string] => [one, other]),
);
let captures = 0;

/** Makes what a row needs, through the program's own forms. */
export const makers: Record<Given, Maker> = {
  draft: (world) => create(world, "analyst", "Save draft"),
  editorsDraft: (world) => create(world, "editor", "Save draft"),
  inReview: (world) => create(world, "analyst", "Send for review"),
  published: (world) => create(world, "editor", "Save and publish"),
  async revised(world) {
    const id = await world.make("draft");
    await press(world, { page: "/events/{draft}/edit", as: "analyst", button: "Save draft", fields: { title: "Revised {word}" } });
    return id;
  },
  async trashed(world) {
    const id = await create(world, "analyst", "Save draft");
    await press(world, { page: `/events/${id}`, as: "analyst", button: "Move to trash" });
    return id;
  },
  async proposal(world) {
    const id = await world.make("published");
    const fields = { title: "Proposed {word}" };
    await press(world, { page: "/events/{published}/edit", as: "analyst", button: "Propose change", fields });
    return String(world.server.cell("select id from proposals where event_id = ?", id));
  },
  async purgeable(world) {
    const id = await world.make("trashed");
    await press(world, { page: "/admin/status", as: "admin", button: "Back up now" });
    return id;
  },
  async series(world) {
    await create(world, "editor", "Save draft", { series: "Series {word}", newSeries: "1" });
    return world.filled("Series {word}");
  },
  async mergeable(world) {
    await world.make("published");
    return world.make("draft");
  },
  async merged(world) {
    const id = await world.make("mergeable");
    await press(world, { given: "mergeable", page: "/events/{mergeable}/merge?with={published}", as: "editor", button: "Merge" });
    return id;
  },
  async unsaved(world) {
    world.nextWord();
    const form = world.filled("new:{word}");
    const data = { person: world.idOf("analyst"), form, seq: 1, known: 0, sent: [], revision: 0, values: { title: "Not saved" } };
    const answer = await (await world.session("analyst")).post("/drafts/kept", { data, headers: { origin: world.server.base } });
    expect(answer.status(), "the analyst's text is kept").toBe(200);
    return form;
  },
  async discarded(world) {
    const form = await world.make("unsaved");
    await press(world, { given: "unsaved", page: "/drafts", as: "analyst", button: "Discard" });
    return form;
  },
  async captured(world) {
    world.nextWord();
    // Events of one pair on the same days would be taken for one another.
    const [one, other] = pairs[captures++ % pairs.length] ?? ["Uruguay", "Finland"];
    const fields = { ...pastedArticle, text: articleOf(one, other, "Geneva", "{word}") };
    const answer = await press(world, { page: "/capture", as: "analyst", button: "Read the article", fields });
    return /\/capture\/([0-9a-f-]{36})/.exec(answer.headers().location ?? "")?.[1] ?? "";
  },
  async discardedCapture(world) {
    const id = await world.make("captured");
    await press(world, { given: "captured", page: "/capture", as: "analyst", button: "Discard" });
    return id;
  },
  async article(world) {
    await world.make("captured");
    await press(world, { given: "captured", page: "/capture/{captured}", as: "analyst", button: "Save all" });
    return String(world.server.cell("select id from sources order by created_at desc limit 1"));
  },
  async invite(world) {
    world.nextWord();
    const fields = { name: "Member {word}", role: "analyst" };
    const answer = await press(world, { page: "/admin/users", as: "admin", button: "Make a link", fields }, stays);
    world.made.inviteId = String(world.server.cell("select id from invites order by rowid desc limit 1"));
    return /\/invite\/([\w-]{40,})/.exec(await answer.text())?.[1] ?? "";
  },
  async account(world) {
    const name = await join(world);
    await world.forgetSession("visitor");
    return name;
  },
  async disabledAccount(world) {
    const name = await world.make("account");
    await press(world, { given: "account", page: "/admin/users", as: "admin", button: "Disable" });
    return name;
  },
  async factorAccount(world) {
    const name = await join(world);
    const start = { page: "/account", as: "visitor", button: "Set up a second factor", fields: { password: "{password}" } } as const;
    const html = await (await press(world, start, stays)).text();
    const secret = /secret=([A-Z2-7]{32})/.exec(html)?.[1] ?? html.replace(/<[^>]+>|\s/g, "").match(/[A-Z2-7]{32}/)?.[0] ?? "";
    await press(world, { page: "/account", as: "visitor", button: "Turn it on", fields: { code: codeOf(secret) } }, stays);
    await world.keepPage("visitor", "/account?of=factor");
    await world.forgetSession("visitor");
    return name;
  },
  async ticket(world) {
    const name = await world.make("factorAccount");
    await press(world, { page: "/sign-in", as: "visitor", button: "Sign in", fields: { username: name, password: "{password}" } });
    await world.keepPage("visitor", "/sign-in/code");
    await world.forgetSession("visitor");
    return name;
  },
  async otherSessions(world) {
    for (const one of ["reader", "analyst", "editor", "admin"] as const) await world.enterElsewhere(one);
    return "";
  },
};
