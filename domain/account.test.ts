import { expect, test } from "vitest";
import { account, passwordProblem, suggestUserName } from "#domain/account";

test.each([
  ["Ana Lyst", "ana.lyst"],
  ["Élodie van Dam", "elodie.van.dam"],
  ["  O’Brien-Smith  ", "o.brien.smith"],
  ["Jo", "jo"],
  ["Ø", ""],
  ["李明", ""],
  ["", ""],
  ["Maximilian Alexander von Hohenzollern", "maximilian.alexander.von.hohen"],
  ["Abcdefghijklmnopqrstuvwxyz abc defg", "abcdefghijklmnopqrstuvwxyz.abc"],
])("%j suggests the user name %j", (name, wanted) => expect(suggestUserName(name)).toBe(wanted));

test("what is suggested is a user name, or nothing", () => {
  for (const name of ["Ana Lyst", "X Æ A-12", "a.b.c", "-- a --", "a".repeat(80), "É É É É É É É É É É É É É É É É É"]) {
    const username = suggestUserName(name);
    if (username) expect(account.read({ username, name, role: "reader" }), name).toMatchObject({ ok: true });
  }
});

const owner = { username: "ana", name: "Ana Lyst" };
test.each([
  ["password123", "password"],
  ["Entente 2026", "entente"],
  ["Ana Lyst 1", "name of its owner"],
  ["short", "5 characters"],
  ["a".repeat(600), "longer than 512"],
])("%j is refused with its reason", (password, reason) => expect(passwordProblem(password, owner)).toContain(reason));

test.each(["correct horse battery", "é 🔑 och så vidare ".repeat(14), "          x y z", "пароль из слов"])("%j is taken", (password) =>
  expect(passwordProblem(password, owner)).toBeNull(),
);
