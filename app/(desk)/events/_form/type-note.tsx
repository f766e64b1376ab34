"use client";

import { type EventType, eventTypes } from "#domain/codebook";

/** What the chosen type means, beside the form. */
export const TypeNote = ({ type }: { type: EventType | null }) => (
  <div className="rounded-xl border border-line bg-surface px-[17px] py-[15px]">
    <h2 className="mb-1 font-sans text-[13.5px] font-semibold tracking-normal">{type ? eventTypes[type].term : "One event, once"}</h2>
    <p className="text-[13.5px] text-ink-2">
      {type
        ? eventTypes[type].definition
        : "Choose the type first: the form then asks only what events of that type have. What is not known stays empty."}
    </p>
  </div>
);
