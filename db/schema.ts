import { sql } from "drizzle-orm";
import { flag, index, int, json, moment, primaryKey, table, text, uniqueIndex } from "#db/dialect/sqlite";
import type { Role } from "#domain/access";
import type { CaptureDraft } from "#domain/capture";
import type { EventType, Level, Status } from "#domain/codebook";
import type { Country } from "#domain/country";
import type { EventInput } from "#domain/event";
import type { EventState, ProposalState, Via } from "#domain/review";
import type { SourceInput } from "#domain/source";

/** One row an event. Its countries, citations and past are in tables of their own; lists that nothing joins are JSON. */
export const events = table(
  "events",
  {
    id: text("id").primaryKey(),
    revision: int("revision").notNull(),
    state: text("state").$type<EventState>().notNull(),
    /** The place in every timeline: YYYYMMDD of the first day, then a running number; null unless published. */
    position: int("position"),
    type: text("type").$type<EventType>().notNull(),
    title: text("title").notNull(),
    summary: text("summary"),
    date: text("date").notNull(),
    dateBasis: text("date_basis").$type<EventInput["dateBasis"]>().notNull(),
    starts: text("starts").notNull(),
    ends: text("ends").notNull(),
    status: text("status").$type<Status>().notNull(),
    format: text("format").$type<NonNullable<EventInput["format"]>>(),
    series: text("series_id").references(() => series.id, { onDelete: "restrict" }),
    edition: int("edition"),
    partOf: text("part_of"),
    related: json<EventInput["related"]>("related").notNull(),
    city: text("city"),
    venueCountry: text("venue_country").$type<Country>(),
    place: text("place"),
    level: text("level").$type<Level>(),
    themes: json<EventInput["themes"]>("themes").notNull(),
    services: json<EventInput["services"]>("services").notNull(),
    participants: json<EventInput["participants"]>("participants").notNull(),
    organisations: json<EventInput["organisations"]>("organisations").notNull(),
    instrument: text("instrument").$type<NonNullable<EventInput["instrument"]>>(),
    binding: text("binding").$type<NonNullable<EventInput["binding"]>>(),
    validFrom: text("valid_from"),
    validUntil: text("valid_until"),
    renewal: text("renewal"),
    domains: json<EventInput["domains"]>("domains").notNull(),
    exerciseKind: text("exercise_kind").$type<NonNullable<EventInput["exerciseKind"]>>(),
    troops: text("troops"),
    item: text("item"),
    quantity: text("quantity"),
    value: text("value"),
    currency: text("currency"),
    route: text("route").$type<NonNullable<EventInput["route"]>>(),
    note: text("note"),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    publishedAt: text("published_at"),
    /** Why it was sent back or withdrawn, in the words of whoever did so. */
    reason: text("reason"),
    /** When it was sent for review, and by whom. */
    submittedAt: text("submitted_at"),
    submittedBy: text("submitted_by"),
    /** The event this one was merged into; its address leads there. */
    mergedInto: text("merged_into"),
    /** What it was before it went to the trash, by whom and when. */
    trashedFrom: text("trashed_from").$type<EventState>(),
    trashedBy: text("trashed_by"),
    trashedAt: text("trashed_at"),
  },
  (t) => [
    uniqueIndex("events_position").on(t.position),
    index("events_state").on(t.state, t.updatedAt),
    index("events_series").on(t.series, t.edition),
    index("events_part_of").on(t.partOf),
    index("events_merged_into").on(t.mergedInto).where(sql`merged_into is not null`),
  ],
);

export const eventCountries = table(
  "event_countries",
  {
    eventId: text("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "restrict" }),
    at: int("at").notNull(),
    country: text("country").$type<Country>().notNull(),
    role: text("role").$type<EventInput["countries"][number]["role"]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.at] })],
);

/**
 * Where a published event stands in each timeline: the whole (`*`), one country (`IN`), a pair (`IN-IT`). It holds all
 * that a timeline filters and counts by, so a page of any timeline is one index range. Derived; `rebuildTimeline` makes it anew.
 */
export const timelineEntries = table(
  "timeline_entries",
  {
    scope: text("scope").notNull(),
    position: int("position").notNull(),
    eventId: text("event_id").notNull(),
    /** YYYYMMDD. */
    starts: int("starts").notNull(),
    ends: int("ends").notNull(),
    /** Places in the lists of the codebook, from 0; `level` is -1 where there is none. */
    type: int("type").notNull(),
    status: int("status").notNull(),
    level: int("level").notNull(),
    /** One bit a theme, in the order of the codebook. */
    themes: int("themes").notNull(),
    sources: int("sources").notNull(),
    /** `gradeRank` of the best citation: lower is better. */
    grade: int("grade").notNull(),
    /** How many countries take part. */
    parties: int("parties").notNull(),
    series: text("series_id"),
    partOf: text("part_of"),
  },
  (t) => [
    primaryKey({ columns: [t.scope, t.position] }),
    index("timeline_entries_event").on(t.eventId, t.scope),
    // Partial: where few events are parts, statistics would make the planner walk it in place of the key.
    index("timeline_entries_part").on(t.partOf, t.scope).where(sql`part_of is not null`),
  ],
);

/**
 * What an export says of a published event, in the order of the timelines: a file of everything is then read off in one go.
 * Derived; `keepLines` makes it, and an event without its line is read anew.
 */
export const eventLines = table(
  "event_lines",
  {
    position: int("position").primaryKey(),
    /** Of what shape the line is: see `Kept`. */
    shape: int("shape").notNull(),
    /** Ids of the events that the line names, as JSON: it may be shown where all of them may. */
    refs: text("refs"),
    line: text("line").notNull(),
  },
  // Which places have a line is asked without reading the lines.
  (t) => [index("event_lines_shape").on(t.shape)],
);

export const series = table("series", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  shortName: text("short_name"),
  otherNames: json<string[]>("other_names").notNull(),
  countries: json<Country[]>("countries").notNull(),
  kind: text("kind").$type<EventType>(),
  /** Months from one edition to the next; null where it has no rhythm. */
  interval: int("interval"),
  hosting: text("hosting").$type<"alternating" | "fixed" | "free">(),
  numbering: text("numbering"),
  activeFrom: text("active_from"),
  activeTo: text("active_to"),
  revision: int("revision").notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
});

export const sources = table(
  "sources",
  {
    id: text("id").primaryKey(),
    address: text("address").notNull(),
    /** The address without scheme, `www.`, trailing slash, fragment and tracking parameters: one source, one row. */
    canonical: text("canonical").notNull(),
    title: text("title"),
    publisher: text("publisher"),
    country: text("country").$type<Country>(),
    author: text("author"),
    language: text("language"),
    published: text("published"),
    accessed: text("accessed"),
    archive: text("archive"),
    kind: text("kind"),
    reliability: text("reliability").notNull(),
    revision: int("revision").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
  },
  (t) => [uniqueIndex("sources_canonical").on(t.canonical)],
);

export const citations = table(
  "citations",
  {
    eventId: text("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "restrict" }),
    at: int("at").notNull(),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id, { onDelete: "restrict" }),
    quote: text("quote"),
    stance: text("stance").$type<EventInput["citations"][number]["stance"]>().notNull(),
    credibility: text("credibility").$type<EventInput["citations"][number]["credibility"]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.at] }), index("citations_source").on(t.sourceId)],
);

/**
 * A change to a published event that waits for an editor. `value` is the whole event as its author would have it, seen from
 * `base_revision`; an author has at most one open proposal for an event.
 */
export const proposals = table(
  "proposals",
  {
    id: text("id").primaryKey(),
    eventId: text("event_id")
      .notNull()
      .references(() => events.id, { onDelete: "restrict" }),
    baseRevision: int("base_revision").notNull(),
    /** Counts the author's saves of this proposal. */
    revision: int("revision").notNull(),
    value: json<EventInput>("value").notNull(),
    /** What is known of sources that it cites. */
    sources: json<SourceInput[]>("sources").notNull(),
    state: text("state").$type<ProposalState>().notNull(),
    /** Why the author proposes it. */
    reason: text("reason"),
    /** What the editor answered. */
    answer: text("answer"),
    createdBy: text("created_by").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: text("decided_at"),
  },
  (t) => [
    index("proposals_event").on(t.eventId),
    index("proposals_state").on(t.state, t.updatedAt),
    uniqueIndex("proposals_open").on(t.eventId, t.createdBy).where(sql`state in ('open', 'changes_requested')`),
  ],
);

/** The full value of a record at each revision: nothing is overwritten without a copy. */
export const revisions = table(
  "revisions",
  {
    entity: text("entity").$type<"event" | "series" | "source" | "proposal">().notNull(),
    entityId: text("entity_id").notNull(),
    revision: int("revision").notNull(),
    action: text("action").notNull(),
    state: text("state").notNull(),
    value: json<unknown>("value").notNull(),
    actorId: text("actor_id").notNull(),
    at: text("at").notNull(),
    /** Why, where somebody said so. */
    reason: text("reason"),
    /** Through what it came: see `vias` in domain/review.ts; null in revisions of before it was noted. */
    via: text("via").$type<Via>(),
    /** Who wrote it, where another person put it on record: the author of an accepted proposal. */
    authorId: text("author_id"),
  },
  (t) => [primaryKey({ columns: [t.entity, t.entityId, t.revision] }), index("revisions_at").on(t.entity, t.at)],
);

/** Append-only by trigger; each line carries the hash of the line before it. */
export const audit = table(
  "audit",
  {
    seq: int("seq").primaryKey(),
    at: text("at").notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    detail: text("detail").notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  // Each ends in the number of the line, which is the order of every window.
  (t) => [index("audit_action").on(t.action), index("audit_actor").on(t.actorId, t.action), index("audit_entity_id").on(t.entityId)],
);

/** One line a form that was sent: the same key again answers with the same record. */
export const saveKeys = table("save_keys", {
  key: text("key").primaryKey(),
  actorId: text("actor_id").notNull(),
  eventId: text("event_id").notNull(),
  at: text("at").notNull(),
});

/** What somebody typed into a form and has not saved: `form` is the event's id, or `new` and the form's own key. */
export const formDrafts = table(
  "form_drafts",
  {
    userId: text("user_id").notNull(),
    form: text("form").notNull(),
    /** Rises with each save of one form; an older save never replaces a newer one. */
    seq: int("seq").notNull(),
    /** The revision that the form was opened with; 0 for a new event. */
    revision: int("revision").notNull(),
    values: json<Record<string, string>>("values").notNull(),
    at: text("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.form] })],
);

/** An article that somebody pasted and what they make of it: theirs alone, and no part of the record. */
export const captures = table(
  "captures",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    /** What is known of the source, as it was typed. */
    address: text("address").notNull(),
    title: text("title").notNull(),
    publisher: text("publisher").notNull(),
    published: text("published").notNull(),
    /** Empty once it is not to be kept any longer. */
    text: text("text").notNull(),
    sha256: text("sha256").notNull(),
    /** See `sketchOf`. */
    sketch: json<number[]>("sketch").notNull(),
    /** The day of publication that the text was read against, EDTF; null where none was known. */
    readOn: text("read_on"),
    drafts: json<CaptureDraft[]>("drafts").notNull(),
    /** Rises with each save; an older save never replaces a newer one. */
    seq: int("seq").notNull(),
    createdAt: text("created_at").notNull(),
    at: text("at").notNull(),
    /** When it was discarded as a whole; it can be had back for a day. */
    discardedAt: text("discarded_at"),
  },
  (t) => [index("captures_user").on(t.userId, t.at)],
);

/** The text of a source as it was captured, for the desk alone: one row a text, by the canonical address of the source. */
export const sourceTexts = table(
  "source_texts",
  {
    canonical: text("canonical").notNull(),
    sha256: text("sha256").notNull(),
    /** Null where only the quotations are kept. */
    text: text("text"),
    sketch: json<number[]>("sketch").notNull(),
    capturedBy: text("captured_by").notNull(),
    at: text("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.canonical, t.sha256] }), index("source_texts_sha256").on(t.sha256)],
);

/** Links that make one account each. Only the hash of what the link holds is kept. */
export const invites = table("invites", {
  id: text("id").primaryKey(),
  tokenHash: text("token_hash").notNull().unique(),
  name: text("name").notNull(),
  role: text("role").$type<Role>().notNull(),
  createdBy: text("created_by").notNull(),
  createdAt: text("created_at").notNull(),
  expiresAt: text("expires_at").notNull(),
  usedAt: text("used_at"),
  usedBy: text("used_by"),
});

/** The second factor of an account: a TOTP secret, encrypted, and what is left of its recovery codes, hashed. */
export const secondFactors = table("second_factors", {
  userId: text("user_id")
    .primaryKey()
    .references(() => authUsers.id, { onDelete: "cascade" }),
  secret: text("secret").notNull(),
  recoveryCodes: json<string[]>("recovery_codes").notNull(),
  /** The last time step that was used: a code works once. */
  lastStep: int("last_step").notNull(),
  createdAt: text("created_at").notNull(),
  /** Null until the first code was typed back. */
  confirmedAt: text("confirmed_at"),
});

/** How the program's own regular work went the last time: one row a job. */
export const jobs = table("jobs", {
  name: text("name").primaryKey(),
  startedAt: text("started_at").notNull(),
  endedAt: text("ended_at"),
  /** Null while it runs or where it was interrupted. */
  ok: flag("ok"),
  message: text("message"),
});

/** Small facts about the store itself: the version of the timeline, the set-up code. */
export const meta = table("meta", { name: text("name").primaryKey(), value: text("value").notNull() });

/** Every word that was ever indexed, as the index folds it: how what is being typed may go on. */
export const searchWords = table("search_words", { word: text("word").primaryKey() });

/** Failed attempts by what is throttled (`sign-in:name`, `sign-in:address`). */
export const attempts = table("attempts", {
  name: text("name").primaryKey(),
  count: int("count").notNull(),
  until: text("until").notNull(),
  at: text("at").notNull(),
});

export const authUsers = table("auth_users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: flag("email_verified").notNull(),
  image: text("image"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
  username: text("username").unique(),
  displayUsername: text("display_username"),
  role: text("role"),
  banned: flag("banned"),
  banReason: text("ban_reason"),
  banExpires: moment("ban_expires"),
});

export const authSessions = table(
  "auth_sessions",
  {
    id: text("id").primaryKey(),
    expiresAt: moment("expires_at").notNull(),
    token: text("token").notNull().unique(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => authUsers.id, { onDelete: "cascade" }),
    impersonatedBy: text("impersonated_by"),
  },
  (t) => [index("auth_sessions_user").on(t.userId)],
);

export const authAccounts = table(
  "auth_accounts",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => authUsers.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [index("auth_accounts_user").on(t.userId)],
);

export const authVerifications = table("auth_verifications", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: moment("expires_at").notNull(),
  createdAt: moment("created_at"),
  updatedAt: moment("updated_at"),
});
