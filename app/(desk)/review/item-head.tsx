import type { ReactNode } from "react";
import type { EventType } from "#domain/codebook";
import { Link } from "#ui/link";
import { typeOf } from "#ui/words";

type Props = {
  id: string;
  title: string;
  type: EventType;
  /** Where it stands: `Proposed against revision 3.` */
  standing: ReactNode;
  /** What its author says, or what was answered before, each in their words. */
  said: { words: string; by?: string }[];
};

export function ItemHead({ id, title, type, standing, said }: Props) {
  const { term, family } = typeOf(type);
  return (
    <header>
      <p dir="auto" className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-3">
        <span className={`chip f-${family}`}>{term}</span>
        <span>{standing}</span>
      </p>
      <h2 dir="auto" className="mt-1.5 text-[26px] leading-tight">
        <Link href={`/events/${id}`} className="hover:underline">
          {title}
        </Link>
      </h2>
      {said.map(({ words, by }) => (
        <p key={`${by} ${words}`} dir="auto" className="mt-1 whitespace-pre-line text-ink-2">
          {by && `${by}: `}“{words}”
        </p>
      ))}
    </header>
  );
}
