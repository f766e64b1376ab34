type Props = { done?: string | null | undefined; problem?: string | null | undefined };

/** What came of the last thing that was done on this page. Callers give known words; an address brings none of its own. */
export function Outcome({ done, problem }: Props) {
  if (!done && !problem) return null;
  return (
    <p
      role={problem ? "alert" : "status"}
      className={`no-print mt-4 rounded-lg px-4 py-2.5 font-medium ${problem ? "bg-danger-weak text-danger" : "bg-ok-weak text-ok"}`}
    >
      {problem || done}
    </p>
  );
}
