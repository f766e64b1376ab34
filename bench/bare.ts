import type Database from "better-sqlite3";
import type { Raw } from "#db/store";

export type Statement = { text: string; params: unknown[]; reads: boolean };

/** What a piece of work asks of a connection, in order: the same statements can then be run without the program. */
export async function record(raw: Raw, work: () => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  const prepare = raw.prepare.bind(raw);
  raw.prepare = ((text: string) => {
    const statement = prepare(text);
    for (const method of ["all", "get", "run"] as const) {
      const run = statement[method].bind(statement);
      statement[method] = (...params) => {
        asked.push({ text, params, reads: statement.reader });
        return (run as (...given: unknown[]) => never)(...params);
      };
    }
    return statement;
  }) as typeof raw.prepare;
  try {
    await work();
  } finally {
    raw.prepare = prepare;
  }
  return asked;
}

/** Runs recorded statements with better-sqlite3 alone, each text prepared once; rows come as arrays, its fastest shape. */
export function replayer(raw: Raw) {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  return (statements: readonly Statement[]) => {
    for (const { text, params, reads } of statements) {
      let statement = prepared.get(text);
      if (!statement) {
        statement = raw.prepare<unknown[]>(text);
        if (reads) statement.raw();
        prepared.set(text, statement);
      }
      if (reads) statement.all(...params);
      else statement.run(...params);
    }
  };
}
