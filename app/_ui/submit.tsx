"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

/** The button of a form. Pressed again while the form is on its way it does nothing; a line at the top of the window shows that it is. */
export function Submit({ className = "btn", ...rest }: ComponentProps<"button">) {
  const { pending } = useFormStatus();
  return (
    <>
      <button
        type="submit"
        {...rest}
        aria-disabled={pending || undefined}
        onClick={(event) => pending && event.preventDefault()}
        className={className}
      />
      {pending && (
        <span role="status" className="progress no-print">
          <span className="sr-only">One moment…</span>
        </span>
      )}
    </>
  );
}
