import type { Invite } from "#db/invites";
import { roles } from "#domain/access";
import { ageWords } from "#domain/age";
import { Submit } from "#ui/submit";
import { dayOf } from "#ui/words";
import { withdraw } from "./actions";

/** Invitations that nobody has used yet. */
export function OpenInvites({ invites, now }: { invites: Invite[]; now: string }) {
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby="open-invites" className="mt-6">
      <h3 id="open-invites">Not used yet</h3>
      <ul className="mt-1.5">
        {invites.map(({ id, name, role, state, createdAt, createdBy, expiresAt }) => (
          <li key={id} data-row className="flex items-center gap-3.5 border-t border-line py-2.5">
            <div className="min-w-0 flex-1">
              <p dir="auto" className="font-[550]">
                {name || "Nobody by name"} <span className="font-normal text-ink-2">· {roles[role] ?? role}</span>
                {state === "expired" && <span className="chip chip-warn ml-2">expired</span>}
              </p>
              <p dir="auto" className="text-[12.5px] text-ink-3">
                made {ageWords(createdAt, now)} by {createdBy}
                {state === "open" && `, good until ${dayOf(expiresAt)}`}
              </p>
            </div>
            <form action={withdraw}>
              <input type="hidden" name="which" value={id} />
              <Submit className="btn btn-small" aria-label={`Withdraw the invitation of ${name || "nobody by name"}`}>
                Withdraw
              </Submit>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
