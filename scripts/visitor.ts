import { randomUUID } from "node:crypto";

type Fields = Record<string, string>;

const entities: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#x27;": "'" };
const decode = (text: string) => text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (one) => entities[one] ?? one);

/** What the hidden fields of the form on a page hold that has a field of this name. */
function hiddenFields(html: string, field: string): Fields {
  const form = html.match(/<form\b.*?<\/form>/gs)?.find((one) => one.includes(` name="${field}"`));
  if (!form) throw new Error(`The page has no form with a field ${field}.`);
  const inputs = form.match(/<input type="hidden"[^>]*>/g) ?? [];
  const attribute = (tag: string, name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  return Object.fromEntries(inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]));
}

/** Somebody without a script: reads pages, and sends their forms as a browser would. Follows no redirect. */
export class Visitor {
  cookie = "";
  /** The hidden fields of the form of an event: they hold as long as the build. */
  private eventForm: Fields | undefined;

  constructor(public url: string) {}

  async get(path: string, headers: Fields = {}): Promise<Response> {
    return fetch(this.url + path, { redirect: "manual", headers: { cookie: this.cookie, ...headers } });
  }

  async form(path: string, field: string): Promise<Fields> {
    return hiddenFields(await (await this.get(path)).text(), field);
  }

  async post(path: string, fields: Fields): Promise<Response> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return fetch(this.url + path, { method: "POST", redirect: "manual", body, headers: { cookie: this.cookie, origin: this.url } });
  }

  async signIn(username: string, password: string) {
    const answer = await this.post("/sign-in", { ...(await this.form("/sign-in", "password")), username, password });
    const [cookie] = answer.headers.getSetCookie().filter((one) => one.startsWith("entente-session="));
    if (!cookie) throw new Error(`${username} could not sign in: ${answer.status}`);
    this.cookie = cookie.split(";", 1)[0] as string;
  }

  /** Everything that the form of an event sends, the fields that are not given being ordinary. */
  async eventFields(fields: Fields): Promise<Fields> {
    this.eventForm ??= await this.form("/events/new", "title");
    return { ...this.eventForm, ...ordinary, key: randomUUID(), ...fields };
  }

  /** Sends the form of an event; the answer to one that was saved leads to the event. */
  async sendEvent(fields: Fields): Promise<Response> {
    return this.post("/events/new", await this.eventFields(fields));
  }

  /** The id that an event was saved under. Throws where it was not. */
  async saveEvent(fields: Fields): Promise<string> {
    const answer = await this.sendEvent(fields);
    const id = /\/events\/([^/?]+)\?done=/.exec(answer.headers.get("location") ?? "")?.[1];
    if (!id) throw new Error(`Not saved: ${answer.status}`);
    return id;
  }
}

const ordinary = {
  type: "visit",
  countries: "IN|visitor; IT|host",
  date: "14–15 April 2025",
  dateBasis: "stated",
  status: "held",
  citations: "https://example.org/a",
  sources: "",
};
