/** Two rings that meet: the mark and the name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width="27" height="20" viewBox="0 0 27 20" aria-hidden="true" focusable="false" className="flex-none">
        <g fill="none" strokeWidth="2.3">
          <circle cx="9.5" cy="10" r="7.8" className="stroke-accent" />
          <circle cx="17.5" cy="10" r="7.8" className="stroke-agreements" />
          <path d="M13.5 3.3A7.8 7.8 0 0 1 17.3 10" className="stroke-accent" />
        </g>
      </svg>
      <span className="font-serif text-[19px] font-semibold leading-none tracking-[-0.02em]">Entente</span>
    </span>
  );
}
