import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A verb, and what must be there before it; or why it leaves nothing by itself. */
export type Row =
  | { given?: () => Promise<string>; run: (given: string) => Promise<unknown>; removes?: true }
  | { leaves: "nothing"; because: string };

export const helper: Row = { leaves: "nothing", because: "the verb that calls it leaves the line" };

/** `save-event#saveEvent`: a name that is declared at the top of a file of db/. */
type Name = string;

/** Where the writing begins. */
const door: Name = "store#write";

type Declared = { exported: boolean; uses: Set<Name> };

/** Every name that a file of db/ declares at its top, and what of db/ each uses. */
function declarationsOf(file: string, text: string): Map<Name, Declared> {
  const source = ts.createSourceFile(`${file}.ts`, text, ts.ScriptTarget.Latest, true);
  const named = new Map<string, Name>();
  const found = new Map<Name, Declared>();
  const bodies: [Name, ts.Node][] = [];
  for (const statement of source.statements) {
    for (const [local, name] of importsOf(statement)) named.set(local, name);
    for (const [name, node] of declaredBy(statement)) {
      named.set(name, `${file}#${name}`);
      bodies.push([`${file}#${name}`, node]);
      found.set(`${file}#${name}`, { exported: isExported(statement), uses: new Set() });
    }
  }
  for (const [name, node] of bodies) {
    const uses = found.get(name)?.uses;
    const visit = (part: ts.Node): void => {
      if (ts.isIdentifier(part) && isUse(part)) {
        const used = named.get(part.text);
        if (used && used !== name) uses?.add(used);
      }
      ts.forEachChild(part, visit);
    };
    visit(node);
  }
  return found;
}

const isExported = (statement: ts.Statement) =>
  ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function* importsOf(statement: ts.Statement): Generator<[string, Name]> {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return;
  const from = /^#db\/(.+)$/.exec(statement.moduleSpecifier.text)?.[1];
  const bindings = statement.importClause?.namedBindings;
  if (!from || !bindings || !ts.isNamedImports(bindings)) return;
  for (const one of bindings.elements) yield [one.name.text, `${from}#${(one.propertyName ?? one.name).text}`];
}

function* declaredBy(statement: ts.Statement): Generator<[string, ts.Node]> {
  if (ts.isFunctionDeclaration(statement) && statement.name) yield [statement.name.text, statement];
  if (ts.isVariableStatement(statement))
    for (const one of statement.declarationList.declarations) if (ts.isIdentifier(one.name)) yield [one.name.text, one];
}

/** Whether an identifier stands for a value, and is not the name of a property. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isTypeNode(parent) && !ts.isMethodDeclaration(parent) && !ts.isPropertySignature(parent);
}

/** Every exported name of db/ from which a write is reached, however far away: the verbs that change something. */
export function writeVerbs(folder = import.meta.dirname): Name[] {
  const all = new Map<Name, Declared>();
  for (const entry of readdirSync(folder)) {
    if (!/^[a-z-]+\.ts$/.test(entry) || entry.startsWith("testing")) continue;
    const file = entry.slice(0, -3);
    for (const [name, one] of declarationsOf(file, readFileSync(path.join(folder, entry), "utf8"))) all.set(name, one);
  }
  if (!all.has(door)) throw new Error(`There is no ${door}: this list would be empty.`);
  const reaching = new Set<Name>([door]);
  for (let before = 0; before !== reaching.size; ) {
    before = reaching.size;
    for (const [name, { uses }] of all) if ([...uses].some((used) => reaching.has(used))) reaching.add(name);
  }
  return [...reaching].filter((name) => name !== door && all.get(name)?.exported).sort();
}
