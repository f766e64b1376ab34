import { accountActions, accountPages, type GivenAccount } from "./rights-table-accounts";

/** The columns of every row below, in this order. */
export const who = ["visitor", "reader", "analyst", "editor", "admin"] as const;
export type Who = (typeof who)[number];

/**
 * Every page by its folder: an address of it, and what each of `who` is answered: a status, `sign-in` for being led there, or
 * `to` and a path. Names in braces are events that are made for it: see `Given`.
 */
export const pages: Record<string, [address: string, answers: string][]> = {
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
  "/drafts": [["/drafts", "sign-in 404 200 200 200"]],
  "/review": [
    ["/review", "sign-in 404 200 200 200"],
    ["/review?item=change-{proposal}", "sign-in 404 200 200 200"],
  ],
  "/trash": [["/trash", "sign-in 404 200 200 200"]],
  "/sign-in": [["/sign-in", "200 to:/ to:/ to:/ to:/"]],
  "/set-up": [["/set-up", "200 to:/ to:/ to:/ to:/"]],
  "/admin/audit": [["/admin/audit", "sign-in 404 404 404 200"]],
  "/admin/status": [["/admin/status", "sign-in 404 404 404 200"]],
  ...accountPages,
};

/** Every route handler by its method and folder, in the same way. */
export const routes: Record<string, [address: string, answers: string][]> = {
  "GET /export/[file]": [
    ["/export/events.csv", "200 200 200 200 200"],
    ["/export/events.json", "200 200 200 200 200"],
    ["/export/notes.csv", "404 404 404 404 404"],
  ],
  "GET /events/[id]/event.json": [
    ["/events/{published}/event.json", "200 200 200 200 200"],
    ["/events/{draft}/event.json", "404 404 200 200 200"],
  ],
  "GET /admin/audit.csv": [["/admin/audit.csv", "401 403 403 403 200"]],
};

/**
 * What is made anew for each attempt: an analyst's event in that state, an editor's, an analyst's proposal, a series by its name;
 * `mergeable` and `merged` are drafts beside a published event.
 */
export type Given =
  | "draft"
  | "editorsDraft"
  | "inReview"
  | "published"
  | "trashed"
  | "proposal"
  | "purgeable"
  | "series"
  | "mergeable"
  | "merged"
  | GivenAccount;

/**
 * A form as it is served to `as`, sent as it is by each of `who`: `ok`, or the code of the refusal. What is forbidden must leave
 * a line of it, and no refusal may change anything. `same` is let through and changes nothing.
 */
export type FormRow = {
  given?: Given;
  /** Where the form is served. */
  page: string;
  as: Who;
  /** How the text of its button begins. */
  button: string;
  /** What is typed into it. */
  fields?: Record<string, string>;
  /** A cookie that it sets. */
  sets?: string;
  /** Done, it shows its page again instead of leading on. */
  stays?: true;
  answers: string;
};

/** A function that a script of the page calls. `shown` where the answer holds `shows`, else `hidden`; it changes nothing. */
export type CallRow = { given?: Given; page: string; args: unknown[]; shows: string; answers: string };

const event = {
  type: "visit",
  title: "Minister visits {word}",
  countries: "IN|visitor; IT|host",
  date: "14 April 2025",
  dateBasis: "stated",
  status: "held",
  citations: "https://example.org/{word}",
  distinct: "One of many of the matrix",
};

/** Every server action by its file and name. */
export const actions: Record<string, (FormRow | CallRow)[]> = {
  "app/_lib/event-actions.ts#saveAction": [
    { page: "/events/new", as: "analyst", button: "Save draft", fields: event, answers: "unauthenticated forbidden ok ok ok" },
    { page: "/events/new", as: "analyst", button: "Send for review", fields: event, answers: "unauthenticated forbidden ok ok ok" },
    { page: "/events/new", as: "editor", button: "Save and publish", fields: event, answers: "unauthenticated forbidden forbidden ok ok" },
    {
      given: "draft",
      page: "/events/{draft}/edit",
      as: "editor",
      button: "Save",
      fields: { title: "Changed {word}" },
      answers: "unauthenticated forbidden ok ok ok",
    },
    {
      given: "editorsDraft",
      page: "/events/{editorsDraft}/edit",
      as: "editor",
      button: "Save",
      fields: { title: "Changed {word}" },
      answers: "unauthenticated forbidden forbidden ok ok",
    },
    {
      given: "published",
      page: "/events/{published}/edit",
      as: "editor",
      button: "Save",
      fields: { title: "Changed {word}" },
      answers: "unauthenticated forbidden forbidden ok ok",
    },
    {
      given: "published",
      page: "/events/{published}/edit",
      as: "analyst",
      button: "Propose change",
      fields: { title: "Changed {word}" },
      answers: "unauthenticated forbidden ok ok ok",
    },
  ],
  "app/_lib/event-actions.ts#move": [
    {
      given: "draft",
      page: "/events/{draft}",
      as: "editor",
      button: "Move to trash",
      answers: "unauthenticated not_found ok ok ok",
    },
    {
      given: "published",
      page: "/events/{published}",
      as: "editor",
      button: "Move to trash",
      answers: "unauthenticated forbidden forbidden ok ok",
    },
    {
      given: "editorsDraft",
      page: "/events/{editorsDraft}",
      as: "editor",
      button: "Move to trash",
      answers: "unauthenticated not_found forbidden ok ok",
    },
    { given: "draft", page: "/events/{draft}", as: "editor", button: "Publish", answers: "unauthenticated not_found forbidden ok ok" },
  ],
  "app/_lib/event-actions.ts#moveWithReason": [
    {
      given: "published",
      page: "/events/{published}",
      as: "editor",
      button: "Withdraw",
      fields: { reason: "The source took it back" },
      answers: "unauthenticated forbidden forbidden ok ok",
    },
    {
      given: "inReview",
      page: "/events/{inReview}",
      as: "editor",
      button: "Request changes",
      fields: { reason: "Give a second source" },
      answers: "unauthenticated not_found forbidden ok ok",
    },
  ],
  "app/_lib/event-actions.ts#restore": [
    { given: "trashed", page: "/trash", as: "editor", button: "Restore", answers: "unauthenticated not_found forbidden ok ok" },
  ],
  "app/_lib/merge-actions.ts#merge": [
    {
      given: "mergeable",
      page: "/events/{mergeable}/merge?with={published}",
      as: "editor",
      button: "Merge",
      answers: "unauthenticated forbidden forbidden ok ok",
    },
  ],
  "app/_lib/merge-actions.ts#unmerge": [
    {
      given: "merged",
      page: "/events/{published}",
      as: "editor",
      button: "Undo the merge",
      answers: "unauthenticated forbidden forbidden ok ok",
    },
  ],
  "app/_lib/review-actions.ts#accept": [
    {
      given: "proposal",
      page: "/review?item=change-{proposal}",
      as: "editor",
      button: "Publish",
      answers: "unauthenticated not_found forbidden ok ok",
    },
    {
      given: "inReview",
      page: "/review?item=new-{inReview}",
      as: "editor",
      button: "Publish",
      answers: "unauthenticated not_found forbidden ok ok",
    },
  ],
  "app/_lib/review-actions.ts#answer": [
    {
      given: "proposal",
      page: "/review?item=change-{proposal}",
      as: "editor",
      button: "Decline",
      fields: { reason: "The source says otherwise" },
      answers: "unauthenticated not_found forbidden ok ok",
    },
  ],
  "app/_lib/review-actions.ts#takeBack": [
    {
      given: "proposal",
      page: "/review?item=change-{proposal}",
      as: "analyst",
      button: "Take",
      answers: "unauthenticated not_found ok forbidden forbidden",
    },
  ],
  "app/_lib/review-actions.ts#publishMarked": [
    {
      given: "proposal",
      page: "/review",
      as: "editor",
      button: "Publish 0 marked",
      fields: { mark: "change-{proposal}@1.1" },
      stays: true,
      answers: "unauthenticated forbidden forbidden ok ok",
    },
  ],
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
      fields: { title: "{title}" },
      answers: "unauthenticated forbidden forbidden forbidden ok",
    },
  ],
  "app/(desk)/account-actions.ts#signInAction": [
    {
      page: "/sign-in",
      as: "visitor",
      button: "Sign in",
      fields: { username: "analyst", password: "{password}" },
      sets: "entente-session",
      answers: "ok ok ok ok ok",
    },
  ],
  ...accountActions,
  // Its form was served before there was an administrator.
  "app/(desk)/account-actions.ts#setUpAction": [
    {
      page: "/set-up",
      as: "visitor",
      button: "Make the administrator",
      fields: { code: "{code}", username: "second", name: "Second", password: "{password}" },
      answers: "conflict conflict conflict conflict conflict",
    },
  ],
  "app/_lib/theme.ts#setTheme": [{ page: "/timeline", as: "reader", button: "Dark", sets: "theme", answers: "same same same same same" }],
  "app/_lib/lookups.ts#findEventsLike": [
    { given: "draft", page: "/events/new", args: ["{title}"], shows: "{draft}", answers: "hidden hidden shown shown shown" },
  ],
  "app/_lib/lookups.ts#findSeriesLike": [
    { given: "series", page: "/events/new", args: ["{series}"], shows: "{series}", answers: "hidden hidden shown shown shown" },
  ],
  "app/_lib/lookups.ts#findAlike": [
    {
      given: "draft",
      page: "/events/new",
      args: [{ title: "{title}", type: "other", date: "16 April 2025", countries: "IN; IT" }, ""],
      shows: "{draft}",
      answers: "hidden hidden shown shown shown",
    },
  ],
  "app/(site)/_timeline/more-action.tsx#showMore": [
    {
      given: "published",
      page: "/timeline",
      args: ["/timeline", "999999999999999", "$undefined"],
      shows: "{published}",
      answers: "shown shown shown shown shown",
    },
  ],
  // Its form was served while the record was empty; whoever comes second finds it loaded.
  "app/(site)/first-run-action.ts#loadSampleAction": [
    { page: "/", as: "editor", button: "Load the sample", answers: "unauthenticated forbidden forbidden ok conflict" },
  ],
  "app/_lib/sign-out.ts#signOut": [{ page: "/timeline", as: "reader", button: "Sign out", answers: "same ok ok ok ok" }],
};
