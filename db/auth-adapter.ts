import "server-only";
import { type CleanedWhere, createAdapterFactory } from "better-auth/adapters";
import { and, asc, desc, eq, gt, gte, inArray, like, lt, lte, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { authAccounts, authSessions, authUsers, authVerifications } from "#db/schema";
import { type Db, db, write } from "#db/store";

const tables: Record<string, SQLiteTable> = {
  user: authUsers,
  session: authSessions,
  account: authAccounts,
  verification: authVerifications,
};

function tableOf(model: string): SQLiteTable {
  const table = Object.hasOwn(tables, model) ? tables[model] : undefined;
  if (!table) throw new Error(`better-auth asked for a table that is not ours: ${model}`);
  return table;
}

function columnOf(table: SQLiteTable, field: string): SQLiteColumn {
  const column = (table as unknown as Record<string, SQLiteColumn>)[field];
  if (!column) throw new Error(`better-auth asked for a column that is not ours: ${field}`);
  return column;
}

function conditionOf(table: SQLiteTable, { field, value, operator }: CleanedWhere): SQL {
  const column = columnOf(table, field);
  const part = String(value).replace(/[\\%_]/g, "\\$&");
  const matching = (pattern: string) => sql`${like(column, pattern)} escape '\\'`;
  switch (operator) {
    case "eq":
      return value === null ? sql`${column} is null` : eq(column, value);
    case "ne":
      return value === null ? sql`${column} is not null` : ne(column, value);
    case "lt":
      return lt(column, value);
    case "lte":
      return lte(column, value);
    case "gt":
      return gt(column, value);
    case "gte":
      return gte(column, value);
    case "in":
      return inArray(column, value as string[]);
    case "not_in":
      return notInArray(column, value as string[]);
    case "contains":
      return matching(`%${part}%`);
    case "starts_with":
      return matching(`${part}%`);
    case "ends_with":
      return matching(`%${part}`);
  }
}

function whereOf(table: SQLiteTable, where: readonly CleanedWhere[] = []): SQL | undefined {
  const every = where.filter((one) => one.connector !== "OR").map((one) => conditionOf(table, one));
  const some = where.filter((one) => one.connector === "OR").map((one) => conditionOf(table, one));
  return and(...every, some.length > 0 ? or(...some) : undefined);
}

const first = async (from: Db, table: SQLiteTable, where: SQL | undefined) =>
  (await from.select().from(table).where(where).limit(1))[0] ?? null;

/**
 * better-auth's storage over our tables. Each change is one `write`, and transactions of its own are off: a second writing
 * connection in one process would wait for a lock that only the first can release.
 */
export const storeAdapter = createAdapterFactory({
  config: { adapterId: "entente", transaction: false, supportsNumericIds: false },
  adapter: () => ({
    async create({ model, data }) {
      await write(async (tx) => void (await tx.insert(tableOf(model)).values(data)));
      return data;
    },
    async findOne({ model, where }) {
      const table = tableOf(model);
      return (await first(db(), table, whereOf(table, where))) as never;
    },
    async findMany({ model, where, limit, sortBy, offset }) {
      const table = tableOf(model);
      const order = sortBy && (sortBy.direction === "desc" ? desc : asc)(columnOf(table, sortBy.field));
      const rows = db()
        .select()
        .from(table)
        .where(whereOf(table, where))
        .limit(limit)
        .offset(offset ?? 0);
      return (await (order ? rows.orderBy(order) : rows)) as never;
    },
    async count({ model, where }) {
      const table = tableOf(model);
      const [row] = await db().select({ n: sql<number>`count(*)` }).from(table).where(whereOf(table, where));
      return row?.n ?? 0;
    },
    update: ({ model, where, update }) =>
      write(async (tx) => {
        const table = tableOf(model);
        const found = await first(tx, table, whereOf(table, where));
        if (!found) return null;
        const same = eq(columnOf(table, "id"), found.id);
        await tx
          .update(table)
          .set(update as Record<string, unknown>)
          .where(same);
        return (await first(tx, table, same)) as never;
      }),
    updateMany: ({ model, where, update }) =>
      write(async (tx) => {
        const table = tableOf(model);
        return (await tx.update(table).set(update).where(whereOf(table, where))).changes;
      }),
    delete: ({ model, where }) =>
      write(async (tx) => {
        const table = tableOf(model);
        await tx.delete(table).where(whereOf(table, where));
      }),
    deleteMany: ({ model, where }) =>
      write(async (tx) => {
        const table = tableOf(model);
        return (await tx.delete(table).where(whereOf(table, where))).changes;
      }),
  }),
});
