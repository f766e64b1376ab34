import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { who } from "../e2e/rights-row";
import { actions, pages, routes } from "../e2e/rights-table";

const root = path.resolve(import.meta.dirname, "..");
const files = filesUnder("app").filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(file) : [file];
  });
}

const read = (file: string) => ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);

/** Names of the values that a file exports. */
function exportsOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly)
      throw new Error(`${source.fileName} exports by a list: write export before each.`);
    if (!exported) return [];
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : ["default"];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((one) => one.name.getText(source));
    return [];
  });
}

const isUseServer = (node: ts.Node) =>
  ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) && node.expression.text === "use server";

/** `/events/[id]`, as an address has it: groups are no part of it. */
const placeOf = (file: string) =>
  path.posix
    .dirname(file)
    .replace(/^app/, "")
    .replace(/\/\([^)]+\)/g, "") || "/";

test("every page has its row in the table of who may see what, and every row its page", () => {
  const found = files.filter((file) => /\/page\.tsx$/.test(file)).map(placeOf);
  expect(found.length).toBeGreaterThan(10);
  expect(Object.keys(pages).sort()).toEqual(found.sort());
});

test("every method of every route has its row, and every row its route", () => {
  const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
  const found = files
    .filter((file) => /\/route\.tsx?$/.test(file))
    .flatMap((file) =>
      exportsOf(read(file))
        .filter((name) => methods.test(name))
        .map((name) => `${name} ${placeOf(file)}`),
    );
  expect(found.length).toBeGreaterThan(2);
  expect(Object.keys(routes).sort()).toEqual(found.sort());
});

test("every server action has its row, and every row its action; none is hidden inside another function", () => {
  const found: string[] = [];
  for (const file of files) {
    const source = read(file);
    const whole = source.statements.some(isUseServer);
    if (whole) found.push(...exportsOf(source).map((name) => `${file}#${name}`));
    const visit = (node: ts.Node): void => {
      if (isUseServer(node) && node.parent !== source)
        throw new Error(`${file} has an action within a function; give it a file of actions.`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  expect(found.length).toBeGreaterThan(10);
  expect(Object.keys(actions).sort()).toEqual(found.sort());
});

test("every row says what each of the five is answered", () => {
  const rows = [...Object.values(pages), ...Object.values(routes)].flat().map(([, answers]) => answers);
  for (const answers of [...rows, ...Object.values(actions).flatMap((list) => list.map((row) => row.answers))])
    expect(answers.split(" ")).toHaveLength(who.length);
});
