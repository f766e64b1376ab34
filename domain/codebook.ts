/** The vocabularies of the record: codes as stored, terms as people read them. Plain data, free to import from a client component. */

export const families = {
  talks: "Talks",
  visits: "Visits",
  agreements: "Agreements",
  activity: "Military activity",
  industry: "Industry and arms",
  other: "Other",
} as const;
export type Family = keyof typeof families;

export type TypeTerm = { term: string; family: Family; definition: string };

/** Event types in the order people choose them. A new type is one line here. */
export const eventTypes = {
  committee_meeting: {
    term: "Committee meeting",
    family: "talks",
    definition:
      "A session of a standing defence body of the parties, such as a Joint Defence Committee or a working group. Record the session; a visit around it is an event of its own, and the session is part of it.",
  },
  dialogue: {
    term: "Dialogue",
    family: "talks",
    definition: "Institutional policy talks that are not styled a committee, 2+2 meetings included.",
  },
  staff_talks: {
    term: "Staff talks",
    family: "talks",
    definition: "Talks between services or joint staffs, such as Navy-to-Navy talks or a Military Cooperation Group.",
  },
  bilateral_meeting: {
    term: "Bilateral meeting",
    family: "talks",
    definition: "A single meeting, call-on or telephone call, also on the margins of a larger forum.",
  },
  visit: {
    term: "Visit",
    family: "visits",
    definition:
      "A principal or a delegation travels to the other state. The meetings and signings held during it are events of their own, part of the visit.",
  },
  port_call: { term: "Port call", family: "visits", definition: "A warship enters a foreign port." },
  agreement: {
    term: "Agreement",
    family: "agreements",
    definition:
      "One act on an instrument: its signature, entry into force, renewal, amendment, expiry or termination. Parties may be states, services or industry bodies.",
  },
  exercise: {
    term: "Exercise",
    family: "activity",
    definition: "Forces of two or more states train to a scenario. Passing exercises and coordinated patrols count.",
  },
  training: { term: "Training and exchange", family: "activity", definition: "Courses, cadets, instructors and liaison officers." },
  operation: {
    term: "Operation or deployment",
    family: "activity",
    definition: "A joint operation, relief, evacuation, basing or access.",
  },
  roundtable: {
    term: "Industry event",
    family: "industry",
    definition: "A roundtable, business delegation or defence-industry forum of the parties.",
  },
  arms_transfer: {
    term: "Arms transfer",
    family: "industry",
    definition: "An order, licence, delivery, induction or suspension of a deal, with a supplier and a recipient.",
  },
  co_development: {
    term: "Joint development",
    family: "industry",
    definition: "Co-development, co-production, technology transfer or research.",
  },
  assistance: { term: "Assistance", family: "industry", definition: "A donation or aid mainly to the benefit of one side." },
  setback: { term: "Setback", family: "other", definition: "Cooperation cancelled, suspended, downgraded or refused." },
  other: { term: "Other", family: "other", definition: "Anything else, described in the summary. Use it sparingly." },
} as const satisfies Record<string, TypeTerm>;
export type EventType = keyof typeof eventTypes;

const general = ["planned", "held", "postponed", "cancelled", "unconfirmed"] as const;

export const statuses = {
  planned: "Planned",
  held: "Held",
  postponed: "Postponed",
  cancelled: "Cancelled",
  unconfirmed: "Unconfirmed",
  signed: "Signed",
  ratified: "Ratified",
  in_force: "In force",
  renewed: "Renewed",
  amended: "Amended",
  suspended: "Suspended",
  expired: "Expired",
  terminated: "Terminated",
  selected: "Selected",
  ordered: "Ordered",
  delivered: "Delivered",
} as const;
export type Status = keyof typeof statuses;

/** Statuses of what has come about: seldom right for a day to come. */
export const completed: ReadonlySet<Status> = new Set([
  "signed",
  "ratified",
  "in_force",
  "renewed",
  "amended",
  "expired",
  "terminated",
  "selected",
  "ordered",
  "delivered",
]);

/** The statuses an event of this type may have; for an agreement, the act that the event is. */
export const statusesOf = (type: EventType): readonly Status[] =>
  type === "agreement"
    ? ["planned", "unconfirmed", "signed", "ratified", "in_force", "renewed", "amended", "suspended", "expired", "terminated"]
    : type === "arms_transfer"
      ? ["planned", "unconfirmed", "selected", "ordered", "delivered", "suspended", "cancelled"]
      : general;

/** The most ordinary status of a type. */
export const usualStatus = (type: EventType): Status => (type === "agreement" ? "signed" : type === "arms_transfer" ? "ordered" : "held");

export const countryRoles = {
  participant: "Participant",
  host: "Host",
  visitor: "Visitor",
  supplier: "Supplier",
  recipient: "Recipient",
  observer: "Observer",
} as const;

export const dateBases = { stated: "Stated", inferred: "Inferred", report_date: "Date of the report" } as const;
export const meetingFormats = {
  in_person: "In person",
  third_place: "In a third place",
  margins: "On the margins",
  remote: "Remote",
} as const;

/** From the head of state down: the order is the rank. */
export const levels = {
  head_of_state: "Head of state",
  head_of_government: "Head of government",
  minister: "Minister",
  deputy_minister: "Deputy minister",
  secretary: "Secretary",
  chief_of_defence: "Chief of defence",
  service_chief: "Service chief",
  senior_official: "Senior official",
  working_level: "Working level",
  unit: "Unit",
  industry: "Industry",
} as const;
export type Level = keyof typeof levels;

export const themes = {
  policy: "Policy",
  maritime: "Maritime",
  land: "Land",
  air: "Air",
  space: "Space",
  cyber: "Cyber",
  intelligence: "Intelligence",
  industry: "Industry",
  technology: "Technology",
  procurement: "Procurement",
  training: "Training",
  exercises: "Exercises",
  logistics: "Logistics",
  counter_terrorism: "Counter-terrorism",
  peacekeeping: "Peacekeeping",
  disaster_relief: "Disaster relief",
  classified_information: "Classified information",
  nuclear_cbrn: "Nuclear and CBRN",
  border_confidence: "Border and confidence building",
  medical: "Medical",
  other: "Other",
} as const;
export type Theme = keyof typeof themes;

export const services = {
  army: "Army",
  navy: "Navy",
  air_force: "Air force",
  joint: "Joint",
  coast_guard: "Coast guard",
  special_forces: "Special forces",
  civilian: "Civilian",
  industry: "Industry",
} as const;

export const personParts = {
  head: "Head",
  co_chair: "Co-chair",
  member: "Member",
  signatory: "Signatory",
  host: "Host",
  speaker: "Speaker",
} as const;
export const organisationParts = {
  signatory: "Signatory",
  host: "Host",
  participant: "Participant",
  supplier: "Supplier",
  recipient: "Recipient",
} as const;
export const relations = {
  follows: "Follows",
  implements: "Implements",
  renews: "Renews",
  amends: "Amends",
  replaces: "Replaces",
  cancels: "Cancels",
} as const;

export const instruments = {
  treaty: "Treaty",
  agreement: "Agreement",
  protocol: "Protocol",
  memorandum: "Memorandum of understanding",
  letter_of_intent: "Letter of intent",
  arrangement: "Arrangement",
  exchange_of_notes: "Exchange of notes",
  joint_statement: "Joint statement",
  contract: "Contract",
} as const;
export const bindings = { yes: "Yes", no: "No", unclear: "Unclear" } as const;
export const exerciseDomains = { land: "Land", sea: "Sea", air: "Air", amphibious: "Amphibious", cyber: "Cyber", space: "Space" } as const;
export const exerciseKinds = {
  field: "Field",
  command_post: "Command post",
  table_top: "Table-top",
  live_fire: "Live fire",
  passing: "Passing exercise",
  coordinated_patrol: "Coordinated patrol",
  relief_drill: "Relief drill",
} as const;
export const transferRoutes = {
  purchase: "Purchase",
  licence: "Licence",
  donation: "Donation",
  lease: "Lease",
  second_hand: "Second-hand",
  co_production: "Co-production",
} as const;

export const stances = { supports: "Supports", contradicts: "Contradicts", mentions: "Mentions" } as const;
export const sourceKinds = {
  official: "Official",
  joint_official: "Joint official",
  treaty_text: "Treaty text",
  wire: "Wire service",
  press: "Press",
  specialist_press: "Specialist press",
  think_tank: "Think tank",
  company: "Company",
  social: "Social media",
  other: "Other",
} as const;

/** NATO Admiralty code: reliability of the source. F cannot be judged; it is not a low mark. */
export const reliabilities = {
  A: "Completely reliable",
  B: "Usually reliable",
  C: "Fairly reliable",
  D: "Not usually reliable",
  E: "Unreliable",
  F: "Cannot be judged",
} as const;
export type Reliability = keyof typeof reliabilities;

/** NATO Admiralty code: credibility of the information. 6 cannot be judged; it is not a low mark. */
export const credibilities = {
  1: "Confirmed by other sources",
  2: "Probably true",
  3: "Possibly true",
  4: "Doubtful",
  5: "Improbable",
  6: "Cannot be judged",
} as const;
export type Credibility = "1" | "2" | "3" | "4" | "5" | "6";

export const familyOf = (type: EventType): Family => (Object.hasOwn(eventTypes, type) ? eventTypes[type].family : "other");
