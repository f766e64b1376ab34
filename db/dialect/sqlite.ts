import { customType, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** The few column words the schema uses; another database would give the same words. */
export const table = sqliteTable;
export const int = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" });
export const moment = (name: string) => integer(name, { mode: "timestamp_ms" });
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value) as T,
  })(name);
export { index, primaryKey, text, uniqueIndex };
