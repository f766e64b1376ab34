import "server-only";
import { meta } from "#db/schema";
import { reader, write } from "#db/store";
import { writeFigures } from "#db/write-figures";
import { AppError } from "#domain/errors";

/** Why the record cannot be served as it should; null where it can. */
export type Ailment = "database" | "storage_full";

/** Whether the database answers a read, and whether what was last to be saved found room on the disk. */
export async function checkHealth(): Promise<Ailment | null> {
  try {
    reader().prepare("select value from meta limit 1").get();
  } catch {
    return "database";
  }
  if (!writeFigures().storageFull) return null;
  return (await hasRoom()) ? null : "storage_full";
}

const probe = "storage_probe";
/** More than any save of one event takes. */
const probeSize = 512_000;
let probing: Promise<boolean> | undefined;

/** Where the last save found no room, nobody may save again for hours: this finds out by itself, one try at a time. */
function hasRoom(): Promise<boolean> {
  probing ??= tryToSave().finally(() => {
    probing = undefined;
  });
  return probing;
}

async function tryToSave(): Promise<boolean> {
  const keep = (value: string) =>
    write(
      async (tx) => void (await tx.insert(meta).values({ name: probe, value }).onConflictDoUpdate({ target: meta.name, set: { value } })),
    );
  try {
    await keep("-".repeat(probeSize));
    await keep("");
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
