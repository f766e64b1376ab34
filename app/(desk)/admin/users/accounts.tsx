import type { ReactNode } from "react";
import type { ListedUser } from "#db/users";
import { roles, secondFactorRoles } from "#domain/access";
import { ageWords } from "#domain/age";
import { Submit } from "#ui/submit";
import { changeRole, disable, enable, endAllSessions, resetFactor } from "./actions";

/** One grid for the headings and every row; on a narrow screen each row is a card whose values carry their headings. */
const grid =
  "min-[1040px]:grid min-[1040px]:grid-cols-[minmax(150px,1.4fr)_200px_150px_150px_120px_92px] min-[1040px]:items-center min-[1040px]:gap-x-4";

type Props = { users: ListedUser[]; own: string; required: boolean; now: string };

export function Accounts({ users, own, required, now }: Props) {
  return (
    <>
      <div aria-hidden="true" className={`${grid} mt-3 hidden border-b border-line pb-1.5 text-[12.5px] font-medium text-ink-3`}>
        <span>Name</span>
        <span>Role</span>
        <span>Second factor</span>
        <span>Open sessions</span>
        <span>Last sign-in</span>
        <span />
      </div>
      <ul className="grid gap-3 pt-3 min-[700px]:max-[1039px]:grid-cols-2 min-[1040px]:gap-0 min-[1040px]:pt-0">
        {users.map((user) => (
          <Account key={user.id} user={user} self={user.id === own} required={required} now={now} />
        ))}
      </ul>
    </>
  );
}

function Account({ user, self, required, now }: { user: ListedUser; self: boolean; required: boolean; now: string }) {
  const { username, name, disabled, secondFactor, sessions, signedInAt } = user;
  const missing = required && !secondFactor && secondFactorRoles.includes(user.role);
  return (
    <li
      data-row
      className={`${grid} card relative p-4 min-[1040px]:rounded-none min-[1040px]:border-0 min-[1040px]:border-b min-[1040px]:bg-transparent min-[1040px]:px-0 min-[1040px]:py-2.5 min-[1040px]:shadow-none`}
    >
      <div className="min-w-0 max-[1039px]:mb-2 max-[1039px]:pr-20">
        <p dir="auto" className="font-[550]">
          {name}
          {self && <span className="font-normal text-ink-3"> (you)</span>}
          {disabled && <span className="chip chip-warn ml-2">disabled</span>}
        </p>
        <p className="text-[12.5px] [overflow-wrap:anywhere] text-ink-3">{username}</p>
      </div>
      <Cell label="Role">
        <RoleForm user={user} />
      </Cell>
      <Cell label="Second factor">
        {secondFactor ? "On" : missing ? <span className="text-warn">Off, so acts as reader</span> : "Off"}
        {secondFactor && !self && (
          <Button action={resetFactor} which={username} label={`Remove two-factor authentication for ${name}`}>
            Remove
          </Button>
        )}
      </Cell>
      <Cell label="Open sessions">
        <span className="num">{sessions}</span>
        {sessions > 0 && (
          <Button action={endAllSessions} which={username} label={`End all sessions of ${name}`}>
            End all
          </Button>
        )}
      </Cell>
      <Cell label="Last sign-in">{signedInAt ? <time dateTime={signedInAt}>{ageWords(signedInAt, now)}</time> : "Never"}</Cell>
      <div className="max-[1039px]:absolute max-[1039px]:top-4 max-[1039px]:right-4 min-[1040px]:justify-self-end">
        {disabled ? (
          <Button action={enable} which={username} label={`Enable ${name}`}>
            Enable
          </Button>
        ) : (
          <Button action={disable} which={username} label={`Disable ${name}`} danger>
            Disable
          </Button>
        )}
      </div>
    </li>
  );
}

/** A value under its heading, which only a screen reader needs where the headings stand above. */
const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1">
    <span className="w-28 flex-none text-[12.5px] text-ink-3 min-[1040px]:sr-only">{label}:</span>
    {children}
  </div>
);

const RoleForm = ({ user: { username, name, role } }: { user: ListedUser }) => (
  <form action={changeRole} className="flex items-center gap-1.5">
    <input type="hidden" name="which" value={username} />
    <select
      key={role}
      name="role"
      defaultValue={role}
      aria-label={`Role of ${name}`}
      className="field-input h-[34px] min-h-0 w-[118px] py-0"
    >
      {Object.entries(roles).map(([code, term]) => (
        <option key={code} value={code}>
          {term}
        </option>
      ))}
    </select>
    <Submit className="btn btn-small" aria-label={`Change the role of ${name}`}>
      Change
    </Submit>
  </form>
);

type ButtonProps = { action: (form: FormData) => Promise<void>; which: string; label: string; danger?: boolean; children: string };

const Button = ({ action, which, label, danger, children }: ButtonProps) => (
  <form action={action}>
    <input type="hidden" name="which" value={which} />
    <Submit className={`btn btn-small ${danger ? "btn-danger" : ""}`} aria-label={label}>
      {children}
    </Submit>
  </form>
);
