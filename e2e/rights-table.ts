import { accountRows } from "./rights-account-rows";
import { eventRows } from "./rights-event-rows";
import type { Address, Rows } from "./rights-row";

const noEdits = JSON.stringify({ address: "", title: "", publisher: "", published: "", drafts: [] });

/** Every page by its folder: an address of it, and what each role is answered there. */
export const pages: Record<string, Address[]> = {
  "/": [["/", "200 200 200 200 200"]],
  "/timeline": [["/timeline?country=IN", "200 200 200 200 200"]],
  "/pairs": [["/pairs", "200 200 200 200 200"]],
  "/pairs/[pair]": [["/pairs/IN-IT", "200 200 200 200 200"]],
  "/events/[id]": [
    ["/events/{published}", "200 200 200 200 200"],
    ["/events/{draft}", "404 404 200 200 200"],
    ["/events/{inReview}", "404 404 200 200 200"],
    ["/events/{trashed}", "404 404 200 200 200"],
    ["/events/no-such-event", "404 404 404 404 404"],
  ],
  "/events/new": [["/events/new", "sign-in 404 200 200 200"]],
  "/events/[id]/edit": [
    ["/events/{draft}/edit", "sign-in 404 200 200 200"],
    ["/events/{published}/edit", "sign-in 404 200 200 200"],
    ["/events/{editorsDraft}/edit", "sign-in 404 to:/events/{editorsDraft} 200 200"],
  ],
  "/events/[id]/merge": [
    ["/events/{published}/merge", "sign-in 404 404 200 200"],
    ["/events/{draft}/merge", "sign-in 404 404 200 200"],
    ["/events/{trashed}/merge", "sign-in 404 404 to:/events/{trashed} to:/events/{trashed}"],
  ],
  "/events/[id]/history": [
    ["/events/{published}/history", "200 200 200 200 200"],
    ["/events/{draft}/history", "404 404 200 200 200"],
  ],
  "/capture": [["/capture?url=https://example.org/a&title=A&text=B", "sign-in 404 200 200 200"]],
  "/capture/[id]": [
    ["/capture/{captured}", "sign-in 404 200 404 404"],
    ["/capture/no-such-article", "sign-in 404 404 404 404"],
  ],
  "/articles/[id]": [
    ["/articles/{article}", "sign-in 404 200 200 200"],
    ["/articles/no-such-source", "sign-in 404 404 404 404"],
  ],
  "/drafts": [["/drafts", "sign-in 404 200 200 200"]],
  "/review": [
    ["/review", "sign-in 404 200 200 200"],
    ["/review?item=change-{proposal}", "sign-in 404 200 200 200"],
  ],
  "/trash": [["/trash", "sign-in 404 200 200 200"]],
  "/sign-in": [["/sign-in", "200 to:/ to:/ to:/ to:/"]],
  "/sign-in/code": [["/sign-in/code", "sign-in sign-in sign-in sign-in sign-in"]],
  "/invite/[token]": [
    ["/invite/{invite}", "200 200 200 200 200"],
    ["/invite/no-such-invitation", "404 404 404 404 404"],
  ],
  "/account": [["/account", "sign-in 200 200 200 200"]],
  "/set-up": [["/set-up", "200 to:/ to:/ to:/ to:/"]],
  "/admin/audit": [["/admin/audit", "sign-in 404 404 404 200"]],
  "/admin/users": [["/admin/users", "sign-in 404 404 404 200"]],
  "/admin/status": [["/admin/status", "sign-in 404 404 404 200"]],
};

/** Every route handler by its method and folder, in the same way. */
export const routes: Record<string, Address[]> = {
  "GET /export/[file]": [
    ["/export/events.csv", "200 200 200 200 200"],
    ["/export/events.json", "200 200 200 200 200"],
    ["/export/notes.csv", "404 404 404 404 404"],
  ],
  "GET /events/[id]/event.json": [
    ["/events/{published}/event.json", "200 200 200 200 200"],
    ["/events/{draft}/event.json", "404 404 200 200 200"],
  ],
  "POST /drafts/kept": [
    [
      "/drafts/kept",
      "401 403 200 200 200",
      { person: "{self}", form: "new:matrix", seq: 1, known: 0, sent: [], revision: 0, values: { title: "T" } },
    ],
    ["/drafts/kept", "401 403 200 200 200", { person: "{self}", form: "new:matrix", seq: 2, discard: true }],
    ["/drafts/kept", "401 409 409 409 409", { person: "somebody else", form: "new:matrix", seq: 3, discard: true }],
  ],
  "POST /capture/kept": [
    [
      "/capture/kept",
      "401 403 200 404 404",
      { person: "{self}", form: "{captured}", seq: 9e15, known: 9e15, sent: [], values: { edits: noEdits } },
    ],
    ["/capture/kept", "401 409 409 409 409", { person: "somebody else", form: "{captured}", seq: 9e15, values: { edits: noEdits } }],
    ["/capture/kept", "401 422 422 422 422", { person: "{self}", form: "{captured}", seq: 9e15, values: { edits: "{}" } }],
  ],
  "GET /healthz": [["/healthz", "200 200 200 200 200"]],
  // Whoever has the token of the metrics reads them, and nobody by their account.
  "GET /metrics": [["/metrics", "401 401 401 401 401"]],
  "GET /admin/audit.csv": [["/admin/audit.csv", "401 403 403 403 200"]],
};

/** Every server action by its file and name. */
export const actions: Rows = {
  ...eventRows,
  "app/(desk)/admin/audit/actions.ts#verifyChain": [
    {
      page: "/admin/audit",
      as: "admin",
      button: "Verify every line",
      answers: "unauthenticated forbidden forbidden forbidden ok",
    },
  ],
  "app/(desk)/admin/status/actions.ts#backUpNow": [
    { page: "/admin/status", as: "admin", button: "Back up now", answers: "unauthenticated forbidden forbidden forbidden ok" },
  ],
  "app/(desk)/trash/purge-action.ts#purgeAction": [
    {
      given: "purgeable",
      page: "/trash",
      as: "admin",
      button: "Purge for good",
      fields: { title: "{title}", sources: "1" },
      answers: "unauthenticated forbidden forbidden forbidden ok",
    },
  ],
  "app/(site)/first-run-action.ts#loadSampleAction": [
    { page: "/", as: "editor", button: "Load the sample", answers: "unauthenticated forbidden forbidden ok conflict" },
  ],
  ...accountRows,
};
