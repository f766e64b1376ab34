const done: Record<string, string> = {
  saved: "Saved.",
  published: "Published. Readers see it now.",
  trashed: "Moved to the trash. An editor can restore it.",
  restored: "Restored from the trash.",
  revision_restored: "Restored. What it said then stands as a new revision.",
};

const problems: Record<string, string> = {
  invalid: "Not published: some fields need attention first. Open the form and save it to see which; an event needs a source.",
  unauthenticated: "Nothing was changed. Sign in first.",
  forbidden: "Nothing was changed: your role does not allow this.",
  conflict: "Nothing was changed: the event had changed meanwhile. This is how it stands now.",
  busy: "Nothing was changed: the database was busy. Try again.",
  storage_full: "Nothing was changed: the storage is full.",
};

/** What came of the last thing that was done with this event. Only known codes have words; the address brings none of its own. */
export function Notice({ code, problem }: { code: string | undefined; problem: string | undefined }) {
  const bad = problem && Object.hasOwn(problems, problem) ? problems[problem] : null;
  const good = code && Object.hasOwn(done, code) ? done[code] : null;
  if (!bad && !good) return null;
  return (
    <p
      role={bad ? "alert" : "status"}
      className={`no-print mt-4 rounded-lg px-4 py-2.5 font-medium ${bad ? "bg-danger-weak text-danger" : "bg-ok-weak text-ok"}`}
    >
      {bad ?? good}
    </p>
  );
}
