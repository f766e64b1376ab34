import type { ProposedChange } from "#db/proposals";
import { ChangedLines } from "#ui/changes";

type Props = { changes: ProposedChange[] /** Whether fields are chosen here. */; choose: boolean; base: number };

/** Field by field. What somebody else changed since is not chosen at first: to take it is to overrule them. */
export const ChangeTable = ({ changes, choose, base }: Props) => (
  <table className={`changes mt-5 h-fit ${choose ? "changes-chosen" : ""}`}>
    <thead>
      <tr>
        {choose && <th scope="col">Accept</th>}
        <th scope="col">Field</th>
        <th scope="col">Change</th>
      </tr>
    </thead>
    <tbody>
      {changes.map(({ name, label, lines, was }) => (
        <tr key={name}>
          {choose && (
            <td>
              <label className="-m-1 grid size-6 place-items-center">
                <input type="checkbox" name="field" value={name} defaultChecked={was === null} aria-label={`Accept ${label}`} />
              </label>
            </td>
          )}
          <th scope="row">{label}</th>
          <td>
            <ChangedLines lines={lines} />
            {was && (
              <p dir="auto" className="mt-1 text-[12.5px] text-warn">
                Changed since revision {base}, where it said: {was.length > 0 ? was.join("; ") : "nothing"}
              </p>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
