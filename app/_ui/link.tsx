import type { Route } from "next";
import type { ComponentProps } from "react";

type Props<To extends string> = Omit<ComponentProps<"a">, "href"> & {
  href: Route<To>;
  /** Keep the place on the page: what the address changes is near. */
  stay?: boolean;
};

/**
 * A link within the site. `SoftLinks` follows all of them by one listener; a client component for each, as next/link is,
 * would be a tenth of what a timeline costs the server.
 */
export const Link = <To extends string>({ stay = false, ...rest }: Props<To>) => <a data-soft={stay ? "stay" : ""} {...rest} />;
