import "server-only";
import { AppError } from "#domain/errors";

/** How a write ended. `refused` is a rule's or a right's no; `failed` is a fault of ours. */
export type WriteOutcome = "saved" | "refused" | "busy" | "storage_full" | "failed";

/** The writes of this process since it started; seconds are sums. */
export type WriteFigures = {
  ended: Record<WriteOutcome, number>;
  queued: number;
  secondsWaited: number;
  secondsWriting: number;
  /** Whether the last one that had something to save found no room for it. */
  storageFull: boolean;
};

const shared = globalThis as { ententeWrites?: WriteFigures };

export function writeFigures(): WriteFigures {
  shared.ententeWrites ??= {
    ended: { saved: 0, refused: 0, busy: 0, storage_full: 0, failed: 0 },
    queued: 0,
    secondsWaited: 0,
    secondsWriting: 0,
    storageFull: false,
  };
  return shared.ententeWrites;
}

const outcomeOf = (error: unknown): WriteOutcome => {
  if (!(error instanceof AppError)) return "failed";
  return error.code === "busy" || error.code === "storage_full" ? error.code : "refused";
};

/** Follows one write from when it is asked for to its end. */
export function countWrite() {
  const figures = writeFigures();
  let since = performance.now();
  figures.queued++;
  const end = (outcome: WriteOutcome) => {
    figures.secondsWriting += (performance.now() - since) / 1000;
    figures.ended[outcome]++;
    if (outcome === "saved" || outcome === "storage_full") figures.storageFull = outcome === "storage_full";
  };
  return {
    begun() {
      figures.queued--;
      figures.secondsWaited += (performance.now() - since) / 1000;
      since = performance.now();
    },
    saved: () => end("saved"),
    failed: (error: unknown) => end(outcomeOf(error)),
  };
}
