import type { ReactNode } from "react";
import { system } from "#domain/access";
import { actionWords, auditActions, auditEntities, auditFamilies, nobody, refused } from "#domain/audit-actions";
import type { AuditFilter } from "#domain/audit-filter";
import { Link } from "#ui/link";
import { dateWords } from "#ui/words";

type Props = { filter: AuditFilter; people: { id: string; name: string }[] /** The name of the account that is asked for. */; who: string };

/** The filters as a form that every browser sends: the address it makes is the view. */
export function Filters({ filter, people, who }: Props) {
  const others = [{ id: system.id, name: `${system.name} (the program)` }, ...Object.entries(nobody).map(([id, name]) => ({ id, name }))];
  const known = [...people, ...others];
  const gone = filter.who && !known.some(({ id }) => id === filter.who) ? [{ id: filter.who, name: who }] : [];
  return (
    <form
      action="/admin/audit"
      key={JSON.stringify(filter)}
      className="no-print mt-6 grid grid-cols-2 items-end gap-x-3 gap-y-3.5 min-[1000px]:grid-cols-[1.2fr_1.4fr_.9fr_1.4fr_.8fr_.8fr_auto]"
    >
      <Labelled name="who" label="Who">
        <Select name="who" value={filter.who} none="Everyone">
          {[...known, ...gone].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Labelled>
      <Labelled name="action" label="Action">
        <Select name="action" value={filter.action} none="Every action">
          <option value={refused}>Everything that was refused</option>
          <Actions />
        </Select>
      </Labelled>
      <Labelled name="entity" label="On">
        <Select name="entity" value={filter.entity} none="Anything">
          {Object.entries(auditEntities).map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </Select>
      </Labelled>
      <Line name="id" label="Id" value={filter.id ?? ""} />
      <Line name="from" label="From" value={filter.from ? dateWords(filter.from) : ""} hint="15 Apr 2025" />
      <Line name="to" label="To" value={filter.to ? dateWords(filter.to) : ""} hint="Apr 2025" />
      <div className="flex gap-2">
        <button type="submit" className="btn btn-primary min-h-[38px]">
          Show
        </button>
        <Link href="/admin/audit" className="btn btn-quiet min-h-[38px]">
          Clear
        </Link>
      </div>
    </form>
  );
}

/** Families with all their actions, then those that belong to none. */
function Actions() {
  const codes = Object.keys(auditActions);
  const inFamily = (family: string) => codes.filter((code) => code === family || code.startsWith(`${family}.`));
  const families = Object.entries(auditFamilies).map(([family, words]) => ({ family, words, actions: inFamily(family) }));
  const placed = new Set(families.flatMap(({ actions }) => actions));
  return (
    <>
      {families.map(({ family, words, actions }) => (
        <optgroup key={family} label={words}>
          {!actions.includes(family) && <option value={family}>{words}: all</option>}
          {actions.map((code) => (
            <option key={code} value={code}>
              {actionWords(code)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label="Other">
        {codes
          .filter((code) => !placed.has(code))
          .map((code) => (
            <option key={code} value={code}>
              {actionWords(code)}
            </option>
          ))}
      </optgroup>
    </>
  );
}

const Labelled = ({ name, label, children }: { name: string; label: string; children: ReactNode }) => (
  <div className="grid min-w-0 gap-1.5">
    <label htmlFor={`audit-${name}`} className="label">
      {label}
    </label>
    {children}
  </div>
);

const Select = ({ name, value, none, children }: { name: string; value: string | null; none: string; children: ReactNode }) => (
  <select key={value} id={`audit-${name}`} name={name} defaultValue={value ?? ""} className="field-input">
    <option value="">{none}</option>
    {children}
  </select>
);

const Line = ({ name, label, value, hint }: { name: string; label: string; value: string; hint?: string }) => (
  <Labelled name={name} label={label}>
    <input
      id={`audit-${name}`}
      name={name}
      defaultValue={value}
      placeholder={hint}
      autoComplete="off"
      spellCheck={false}
      className="field-input num"
    />
  </Labelled>
);
