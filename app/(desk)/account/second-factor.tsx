"use client";

import type { ReactNode } from "react";
import type { OwnFactor } from "#domain/account";
import { AccountForm, FormLines, noAnswer } from "#ui/account-form";
import { Submit } from "#ui/submit";
import { useSending } from "#ui/use-sending";
import { dayOf } from "#ui/words";
import { type CodesState, cancelFactor, codesAction, startFactorAction, turnOffFactorAction } from "./actions";
import { RecoveryCodes } from "./recovery-codes";

type Props = { factor: OwnFactor; qr: ReactNode };

/**
 * The second factor in each of its states. The answer that brings codes is held here, above the states: the page that
 * shows the codes is one on which the state has already changed.
 */
export function SecondFactor({ factor, qr }: Props) {
  const sending = useSending<CodesState>(codesAction, noAnswer);
  const { state } = sending;
  if (factor.state === "off") return <Off />;
  if (factor.state === "pending")
    return (
      <div className="mt-4 grid gap-5">
        <Secret text={factor.text} address={factor.address} qr={qr} />
        <div className="max-w-[420px]">
          <FormLines
            {...sending}
            button="Turn it on"
            fields={[
              {
                name: "code",
                label: "Code",
                autoComplete: "one-time-code",
                inputMode: "numeric",
                hint: "The six digits that the app shows now.",
              },
            ]}
          />
        </div>
        <form action={cancelFactor}>
          <Submit className="btn btn-quiet">Cancel</Submit>
        </form>
      </div>
    );
  return (
    <div className="mt-4 grid gap-5">
      {state.codes && <RecoveryCodes key={state.codes[0]} codes={state.codes} />}
      <p className="text-ink-2">
        On since {dayOf(factor.since)}. Recovery codes left: <span className="num">{factor.codesLeft}</span>.
        {!factor.readable &&
          " The server’s key was changed since, so that codes of the app no longer work. Turn it off with a recovery code and set it up anew."}
      </p>
      <details className="max-w-[420px]" open={state.message !== undefined}>
        <summary className="link inline-flex min-h-6 items-center">Make new recovery codes</summary>
        <div className="mt-3">
          <FormLines
            {...sending}
            button="Make new codes"
            kind="plain"
            fields={[
              {
                name: "given",
                label: "Password, or a code from the app",
                type: "password",
                autoComplete: "current-password",
                hint: "The codes you have now stop working.",
              },
            ]}
          />
        </div>
      </details>
      <TurnOff />
    </div>
  );
}

const Off = () => (
  <div className="mt-4 max-w-[420px]">
    <AccountForm
      action={startFactorAction}
      button="Set up a second factor"
      fields={[
        { name: "password", label: "Password", type: "password", autoComplete: "current-password", hint: "To be sure that it is you." },
      ]}
    />
  </div>
);

function Secret({ text, address, qr }: { text: string; address: string; qr: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
      {qr}
      <div className="min-w-0 flex-[1_1_260px]">
        <p>Scan this with an authenticator app, or type the secret into it. Then type the code that it shows.</p>
        <p className="mt-3 text-[12.5px] text-ink-3">Secret</p>
        <p className="num select-all font-medium tracking-wide [overflow-wrap:anywhere]">{text.match(/.{1,4}/g)?.join(" ")}</p>
        <p className="mt-3">
          <a href={address} className="link">
            Open in an app on this device
          </a>
        </p>
      </div>
    </div>
  );
}

function TurnOff() {
  const sending = useSending(turnOffFactorAction, noAnswer);
  return (
    <details className="max-w-[420px]" open={sending.state.message !== undefined}>
      <summary className="link inline-flex min-h-6 items-center">Turn it off</summary>
      <div className="mt-3">
        <FormLines
          {...sending}
          button="Turn it off"
          kind="danger"
          fields={[
            { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
            { name: "code", label: "Code", autoComplete: "one-time-code", hint: "Of the app, or a recovery code." },
          ]}
        />
      </div>
    </details>
  );
}
