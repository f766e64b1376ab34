import { saveEvent } from "#db/save-event";
import { eventOf } from "#db/testing";
import { system } from "#domain/access";

/** The clock of this process stands at noon of a day. */
function stand(day: string) {
  const at = RealDate.parse(`${day}T12:00:00Z`);
  globalThis.Date = class extends RealDate {
    constructor(given?: number | string) {
      super(given ?? at);
    }
    static override now = () => at;
  } as DateConstructor;
}
const RealDate = Date;

// Puts an event on record in January 2024 and changes it in March: `npx tsx e2e/past.ts`, as `ENTENTE_DATA` says where.
const text = { title: "Staff talks in Lima", countries: "PE; CL", date: "12 December 2023", summary: "Both staffs met for two days." };
stand("2024-01-10");
const { id } = await saveEvent(system, eventOf({ ...text, note: "Only for the desk" }), { publish: true });
stand("2024-03-10");
const changed = { ...text, title: "Staff talks in Santiago", summary: "Both staffs met for three days.", note: "Changed for the desk" };
await saveEvent(system, eventOf(changed), { at: { id, revision: 1 }, reason: "The communiqué says so" });
process.stdout.write(id);
