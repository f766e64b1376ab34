import "server-only";
import { eq } from "drizzle-orm";
import { appendAudit } from "#db/audit";
import { meta } from "#db/schema";
import { write } from "#db/store";
import { system } from "#domain/access";
import { type Settings, settingsDiff, tellSettings } from "#domain/settings";

const name = "settings";

/** Notes in the audit what the program was started with, where that is not what it was started with before. */
export const noteSettings = (env: Readonly<Record<string, string | undefined>> = process.env): Promise<void> =>
  write(async (tx) => {
    const [row] = await tx.select().from(meta).where(eq(meta.name, name));
    const after = tellSettings(env);
    const changed = settingsDiff(row ? (JSON.parse(row.value) as Settings) : {}, after);
    if (Object.keys(changed).length === 0) return;
    const value = JSON.stringify(after);
    await tx.insert(meta).values({ name, value }).onConflictDoUpdate({ target: meta.name, set: { value } });
    await appendAudit(tx, system, new Date().toISOString(), {
      action: "settings.change",
      entity: "record",
      entityId: "settings",
      detail: changed,
    });
  });
