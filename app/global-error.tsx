"use client";

import "./globals.css";
import { FaultId } from "#ui/fault-id";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** Stands in for the whole document when the layout itself fails, so it leans on nothing but the style sheet. */
export default function GlobalError({ error, retry }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Error: Entente could not be shown</title>
        <main className="mx-auto w-full max-w-[560px] px-5 py-[12vh]">
          <h1>Entente could not be shown</h1>
          <p className="mt-3 text-[15px] text-ink-2">
            The fault is on our side and has been logged. Try again in a moment; if it happens again, give the administrator what stands
            below.
          </p>
          <FaultId digest={error.digest} />
          <button type="button" className="btn btn-primary mt-6" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
