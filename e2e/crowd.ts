import { saveEvent } from "#db/save-event";
import { eventOf } from "#db/testing";
import { system } from "#domain/access";
import { eventTypes } from "#domain/codebook";

// Three hundred events of one pair on one day, of all families, and a pair with one: `npx tsx e2e/crowd.ts`.
const types = Object.keys(eventTypes).filter((type) => !["agreement", "arms_transfer"].includes(type));
for (let i = 1; i <= 300; i++) {
  const type = types[i % types.length] as string;
  await saveEvent(system, eventOf({ type, title: `Number ${i} of the day`, countries: "FJ; IS", date: "5 May 1950" }), { publish: true });
}
await saveEvent(system, eventOf({ title: "The only one", countries: "SM; TO", date: "6 May 1950" }), { publish: true });
