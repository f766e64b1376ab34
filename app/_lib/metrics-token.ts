import { createHash, timingSafeEqual } from "node:crypto";

/** What a reader of the metrics must present: `ENTENTE_METRICS_TOKEN`; without it there are none. */
export const metricsToken = () => process.env.ENTENTE_METRICS_TOKEN || null;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether an `Authorization` header bears the token; takes as long for any other. */
export const bears = (authorization: string | null, token: string) =>
  timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
