"use client";

import { roles } from "#domain/access";
import { FormLines, noAnswer } from "#ui/account-form";
import { CopyButton } from "#ui/copy-button";
import { useSending } from "#ui/use-sending";
import { dayOf } from "#ui/words";
import { type InviteState, inviteAction } from "./actions";

/** Asks for a name and a role, and shows the link that was made: this once. */
export function InviteForm() {
  const sending = useSending<InviteState>(inviteAction, noAnswer);
  const { invite } = sending.state;
  return (
    <>
      <FormLines
        {...sending}
        button="Make a link"
        inline
        fields={[
          { name: "name", label: "Name", hint: "They can correct it." },
          { name: "role", label: "Role", options: roles, value: "analyst" },
        ]}
      />
      {invite && <Made key={invite.link} {...invite} />}
    </>
  );
}

function Made({ link, name, expiresAt }: NonNullable<InviteState["invite"]>) {
  return (
    <div className="mt-4 rounded-lg bg-ok-weak p-4">
      <p role="status" dir="auto" className="font-medium text-ok">
        The link{name && ` for ${name}`} is made. It is shown this once.
      </p>
      <p className="mt-1 text-ink-2">
        Send it to them alone: whoever opens it first has the account. It works once, until {dayOf(expiresAt)}.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <input readOnly value={link} aria-label="Link of the invitation" className="field-input num min-w-0 flex-[1_1_320px]" />
        <CopyButton text={link} label="Copy link" what="link" className="btn" />
      </div>
    </div>
  );
}
