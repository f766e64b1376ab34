import { articleOf } from "./article";
import type { Rows } from "./rights-row";

/** An event as it is typed. */
export const typedEvent = {
  type: "visit",
  title: "Minister visits {word}",
  countries: "IN|visitor; IT|host",
  date: "14 April 2025",
  dateBasis: "stated",
  status: "held",
  citations: "https://example.org/{word}",
  distinct: "One of many of the matrix",
};

/** An article as it is pasted; that one much like it was captured before is no hindrance. */
export const pastedArticle = {
  text: articleOf("Uruguay", "Finland", "Helsinki", "{word}"),
  address: "https://example.org/{word}",
  published: "15 May 2025",
  again: "1",
};

/** What is done to events, by whom. */
export const eventRows: Rows = {
  "app/_lib/event-actions.ts#saveAction": [
    { page: "/events/new", as: "analyst", button: "Save draft", fields: typedEvent, answers: "unauthenticated forbidden ok ok ok" },
    { page: "/events/new", as: "analyst", button: "Send for review", fields: typedEvent, answers: "unauthenticated forbidden ok ok ok" },
    {
      page: "/events/new",
      as: "editor",
      button: "Save and publish",
      fields: typedEvent,
      answers: "unauthenticated forbidden forbidden ok ok",
    },
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
  // Its form was served before there was an administrator.
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
  "app/_lib/history-actions.ts#restoreAction": [
    {
      given: "revised",
      page: "/events/{revised}/history?at=1",
      as: "analyst",
      button: "Restore revision 1",
      answers: "unauthenticated forbidden ok ok ok",
    },
  ],
  "app/_lib/capture-actions.ts#startAction": [
    { page: "/capture", as: "analyst", button: "Read the article", fields: pastedArticle, answers: "unauthenticated forbidden ok ok ok" },
  ],
  "app/_lib/capture-actions.ts#workAction": [
    {
      given: "captured",
      page: "/capture/{captured}",
      as: "analyst",
      button: "Save all",
      answers: "unauthenticated forbidden ok not_found not_found",
    },
    {
      given: "captured",
      page: "/capture/{captured}",
      as: "analyst",
      button: "Add by hand",
      answers: "unauthenticated forbidden own not_found not_found",
    },
  ],
  "app/_lib/capture-actions.ts#discardCaptured": [
    { given: "captured", page: "/capture", as: "analyst", button: "Discard", answers: "unauthenticated forbidden own not_found not_found" },
  ],
  "app/_lib/capture-actions.ts#undiscardCaptured": [
    {
      given: "discardedCapture",
      page: "/capture?discarded={discardedCapture}",
      as: "analyst",
      button: "Undo",
      answers: "unauthenticated forbidden own not_found not_found",
    },
  ],
  "app/_lib/draft-actions.ts#discardUnsaved": [
    { given: "unsaved", page: "/drafts", as: "analyst", button: "Discard", answers: "unauthenticated forbidden own own own" },
  ],
  "app/_lib/draft-actions.ts#undiscardUnsaved": [
    {
      given: "discarded",
      page: "/drafts?discarded={discarded}",
      as: "analyst",
      button: "Undo",
      answers: "unauthenticated forbidden own not_found not_found",
    },
  ],
};
