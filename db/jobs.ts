import "server-only";
import { asc, eq, isNull } from "drizzle-orm";
import { jobs } from "#db/schema";
import { db, write } from "#db/store";

export type Job = typeof jobs.$inferSelect;

/**
 * Runs a piece of the program's regular work and keeps how it went: when, whether it succeeded, and in what words. A failure is
 * in the error log as well, for where the database itself cannot take it.
 */
export async function runJob<T>(name: string, work: () => Promise<{ result: T; message: string }>): Promise<T> {
  await note({ name, startedAt: new Date().toISOString(), endedAt: null, ok: null, message: null });
  try {
    const { result, message } = await work();
    await note({ name, endedAt: new Date().toISOString(), ok: true, message });
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(JSON.stringify({ level: "error", job: name, message }));
    await note({ name, endedAt: new Date().toISOString(), ok: false, message });
    throw error;
  }
}

/** A job is not undone because its line could not be written. */
async function note({ name, ...set }: { name: string } & Partial<Job>) {
  await write(async (tx) => {
    const began = set.startedAt ?? new Date().toISOString();
    await tx
      .insert(jobs)
      .values({ name, ...set, startedAt: began })
      .onConflictDoUpdate({ target: jobs.name, set });
  }).catch((error: unknown) => console.error(JSON.stringify({ level: "error", job: name, message: `not recorded: ${error}` })));
}

/** At start: what was running when the program ended will never end. */
export const markInterrupted = (now: string) =>
  write(async (tx) => {
    await tx.update(jobs).set({ endedAt: now, message: "Interrupted: the program ended." }).where(isNull(jobs.endedAt));
  });

export const listJobs = async (): Promise<Job[]> => db().select().from(jobs).orderBy(asc(jobs.name));

export async function findJob(name: string): Promise<Job | null> {
  const [row] = await db().select().from(jobs).where(eq(jobs.name, name));
  return row ?? null;
}
