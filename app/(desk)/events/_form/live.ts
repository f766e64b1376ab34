import type { DeviceDraft } from "#domain/form-draft";
import { rawSlot, writeSlot } from "./device-draft";
import type { createKeeper } from "./keeper";

/** The form as it lives in this tab, outside of what is drawn. */
export type Live = {
  form: string;
  slot: string;
  /** What this tab last read or wrote in its slot: anything else there is another tab's. */
  raw: string | null;
  draft: DeviceDraft | null;
  seq: number;
  tab: string;
  over: boolean;
  keeper: ReturnType<typeof createKeeper>;
};

/** Notes in the slot that the server has the text, so that it counts no more as one that this device alone has. */
export function noteKept(now: Live) {
  if (!now.draft || now.raw === null || rawSlot(now.slot) !== now.raw) return;
  now.draft = { ...now.draft, ...now.keeper.seen() };
  writeSlot(now.slot, now.draft);
  now.raw = rawSlot(now.slot);
}
