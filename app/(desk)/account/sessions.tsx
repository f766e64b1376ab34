import type { OwnSession } from "#db/own-sessions";
import { ageWords } from "#domain/age";
import { deviceWords } from "#domain/device";
import { Submit } from "#ui/submit";
import { endOne, endOthers } from "./actions";

/** Where one is signed in. */
export function Sessions({ sessions, now }: { sessions: OwnSession[]; now: string }) {
  return (
    <>
      <ul className="mt-3">
        {sessions.map(({ id, agent, address, openedAt, usedAt, current }) => (
          <li key={id} data-row className="flex items-center gap-3.5 border-t border-line py-2.5">
            <div className="min-w-0 flex-1">
              <p className="font-[550]">
                {deviceWords(agent)}
                {current && <span className="chip ml-2">this session</span>}
              </p>
              <p className="text-[12.5px] text-ink-3 [overflow-wrap:anywhere]">
                {address ? `from ${address}, ` : ""}opened {ageWords(openedAt, now)}, last used {current ? "now" : ageWords(usedAt, now)}
              </p>
            </div>
            {!current && (
              <form action={endOne}>
                <input type="hidden" name="which" value={id} />
                <Submit
                  className="btn btn-small"
                  aria-label={`End the session of ${deviceWords(agent)}, opened ${ageWords(openedAt, now)}`}
                >
                  End
                </Submit>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOthers} className="mt-2">
          <Submit>End all others</Submit>
        </form>
      )}
    </>
  );
}
