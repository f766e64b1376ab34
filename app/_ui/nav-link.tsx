"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "#ui/link";

type Props = {
  href: Route;
  /** Where else this section is the current one. */
  also?: readonly string[] | undefined;
  className: string;
  children: ReactNode;
};

/** A link that knows when it is the current section. */
export function NavLink({ href, also = [], className, children }: Props) {
  const path = usePathname();
  const within = [href, ...also].some((one) => path === one || path.startsWith(`${one}/`));
  const current = path === href ? "page" : within || undefined;
  return (
    <Link href={href} className={className} aria-current={current}>
      {children}
    </Link>
  );
}
