import "server-only";
import { AppError } from "#domain/errors";

/** The JSON of a request, read no further than `most` bytes. Throws `invalid` for more, and for what is no JSON object. */
export async function readJson(request: Request, most: number): Promise<Record<string, unknown>> {
  const decoder = new TextDecoder();
  let text = "";
  let read = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    read += part.value.byteLength;
    if (read > most) throw new AppError("invalid", `This request is longer than ${most} bytes. Nothing was changed.`);
    text += decoder.decode(part.value, { stream: true });
  }
  try {
    const value: unknown = JSON.parse(text + decoder.decode());
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {}
  throw new AppError("invalid", "This request cannot be read. Nothing was changed.");
}
