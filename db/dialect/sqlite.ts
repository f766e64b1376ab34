import { customType, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The few column words the schema uses; another database would give the same words. */
export const table = sqliteTable;
export const int = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" });
export const moment = (name: string) => integer(name, { mode: "timestamp_ms" });
/** A list as JSON text. What cannot be decoded reads as undefined, so that one such row does not take the others with it. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => decoded(value) as T,
  })(name);

function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export { index, primaryKey, text, uniqueIndex };
