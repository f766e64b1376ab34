import { expect, test } from "vitest";
import { type Actor, authorize, can, mayChange, maySee, type Permission, type Role, roles, system } from "#domain/access";

const actorOf = (role: Role): Actor => ({ id: role, name: role, role });
const everyone = [null, ...(Object.keys(roles) as Role[]).map(actorOf), system];

const least: Record<Permission, Role> = {
  "desk.see": "analyst",
  "event.create": "analyst",
  "event.change_any": "editor",
  "event.publish": "editor",
  "event.review": "editor",
  "event.restore": "editor",
  "event.merge": "editor",
  "event.purge": "admin",
  "source.change": "editor",
  "user.manage": "admin",
  "audit.see": "admin",
  "status.see": "admin",
  "backup.manage": "admin",
};

test.each(Object.entries(least) as [Permission, Role][])("%s is for %s and above", (permission, from) => {
  const order = Object.keys(roles);
  for (const actor of everyone) {
    const may = actor !== null && (actor.role === "system" || order.indexOf(actor.role) >= order.indexOf(from));
    expect([actor?.role, can(actor, permission)]).toEqual([actor?.role, may]);
    if (may) expect(() => authorize(actor, permission)).not.toThrow();
    else expect(() => authorize(actor, permission)).toThrow(expect.objectContaining({ code: actor ? "forbidden" : "unauthenticated" }));
  }
});

test("a role that nobody defined may do nothing", () => {
  const stranger = { id: "x", name: "x", role: "owner" } as unknown as Actor;
  for (const permission of Object.keys(least) as Permission[]) expect(can(stranger, permission)).toBe(false);
  expect(maySee(stranger, { state: "draft", createdBy: "x" })).toBe(false);
});

test.each([
  ["draft", "analyst", [false, false, true, true, true, true], [false, false, true, true, true, true]],
  ["draft", "another", [false, false, true, true, true, true], [false, false, false, true, true, true]],
  ["published", "analyst", [true, true, true, true, true, true], [false, false, false, true, true, true]],
  ["trash", "analyst", [false, false, true, true, true, true], [false, false, false, true, true, true]],
])("a %s event of %s: who sees it, who changes it", (state, createdBy, see, change) => {
  expect(everyone.map((actor) => maySee(actor, { state, createdBy }))).toEqual(see);
  expect(everyone.map((actor) => mayChange(actor, { state, createdBy }))).toEqual(change);
});
