"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A link that knows when it is the current section. */
export function NavLink({
  href,
  className,
  children,
}: {
  href: "/timeline" | "/drafts" | "/trash";
  className: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const current = path === href ? "page" : path.startsWith(`${href}/`) ? true : undefined;
  return (
    <Link href={href} prefetch={false} className={className} aria-current={current}>
      {children}
    </Link>
  );
}
