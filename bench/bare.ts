import type Database from "better-sqlite3";
import type { Raw } from "#db/store";

export type Statement = { text: string; params: unknown[]; reads: boolean };

/** What a piece of work asks of a connection, in order: the same statements can then be run without the program. */
export async function record(raw: Raw, work: () => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  // On the prototype: a connection hands out statements that it prepared before.
  const prototype = Object.getPrototypeOf(raw.prepare("select 1")) as Database.Statement<unknown[]>;
  const { all, get, run } = prototype;
  const noting = <Ask extends (...params: unknown[]) => unknown>(ask: Ask) =>
    function (this: Database.Statement<unknown[]>, ...params: unknown[]) {
      if (this.database === raw) asked.push({ text: this.source, params, reads: this.reader });
      return ask.apply(this, params);
    } as Ask;
  Object.assign(prototype, { all: noting(all), get: noting(get), run: noting(run) });
  try {
    await work();
  } finally {
    Object.assign(prototype, { all, get, run });
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
