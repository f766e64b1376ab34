import { CopyButton } from "#ui/copy-button";

/** Codes that were just made, to be kept: they are shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section aria-label="Recovery codes" className="rounded-lg bg-ok-weak p-4">
      <p role="status" className="font-medium text-ok">
        The second factor is on. These are your recovery codes, shown this once.
      </p>
      <p className="mt-1 text-ink-2">Each signs you in once where you have no code of the app. Keep them where only you find them.</p>
      <ul className="num mt-3 grid select-all gap-x-6 gap-y-1 font-medium tracking-wide min-[420px]:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="with-script mt-3 flex flex-wrap items-center gap-2">
        <CopyButton text={codes.join("\n")} label="Copy codes" what="codes" />
      </div>
    </section>
  );
}
