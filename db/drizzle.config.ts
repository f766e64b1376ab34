import { defineConfig } from "drizzle-kit";

/** For `npm run db:generate`, which may ask for another folder to compare with. */
export default defineConfig({ dialect: "sqlite", schema: "./db/schema.ts", out: process.env.DRIZZLE_OUT ?? "./drizzle" });
