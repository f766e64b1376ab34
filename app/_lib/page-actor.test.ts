import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { signIn } from "#db/sessions";
import { dropStore, freshStore, tokenOf } from "#db/testing";
import { createUser } from "#db/users";
import { type Permission, type Role, system } from "#domain/access";
import { memberActor, permittedActor } from "#lib/page-actor";
import { request } from "#lib/testing-request";

const password = "correct horse battery";
const enter = async (username: Role) => {
  const token = tokenOf(await signIn({ username, password, address: null }));
  request.cookies.set("entente-session", { value: token });
};

beforeAll(async () => {
  freshStore();
  for (const role of ["reader", "analyst", "editor", "admin"] as const)
    await createUser(system, { username: role, name: role, role }, password);
});
afterAll(dropStore);
afterEach(() => {
  request.cookies.clear();
  delete process.env.ENTENTE_REQUIRE_2FA;
});

const outcome = (page: Promise<unknown>) =>
  page.then(
    () => "in",
    (error: Error) => error.message,
  );

test.each<[Role | null, Permission, string, string]>([
  [null, "desk.see", "to /sign-in?next=%2Fhere", "to /sign-in?next=%2Fhere"],
  ["reader", "desk.see", "no such page", "no such page"],
  ["analyst", "desk.see", "in", "in"],
  ["analyst", "user.manage", "no such page", "no such page"],
  ["editor", "desk.see", "in", "to /account"],
  ["admin", "user.manage", "in", "to /account"],
])("%s at a page that needs %s: %s; where a second factor is required: %s", async (role, permission, wanted, required) => {
  if (role) await enter(role);
  expect(await outcome(permittedActor("/here", permission))).toBe(wanted);
  process.env.ENTENTE_REQUIRE_2FA = "on";
  expect(await outcome(permittedActor("/here", permission))).toBe(required);
  expect(await outcome(memberActor("/here"))).toBe(role ? "in" : "to /sign-in?next=%2Fhere");
});
