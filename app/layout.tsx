import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { can } from "#domain/access";
import { requestHeader } from "#lib/requests";
import { currentActor } from "#lib/session";
import { signOut } from "#lib/sign-out";
import { setTheme } from "#lib/theme";
import { Header, ThemeChoice } from "#ui/header";
import { Link } from "#ui/link";
import { Shortcuts } from "#ui/shortcuts";
import { SoftLinks } from "#ui/soft-links";

export const metadata: Metadata = {
  title: { default: "Entente", template: "%s · Entente" },
  description: "A record of defence cooperation between states.",
  // In the root folder, where phones also look without a link.
  icons: { apple: "/apple-touch-icon.png" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#181d24" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  // A page prerendered at build would carry no nonce, and the policy would keep it from hydrating.
  await connection();
  const actor = await currentActor();
  const canWrite = can(actor, "event.create");
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme} data-request={(await headers()).get(requestHeader) ?? undefined}>
      <body>
        <SoftLinks />
        <Header actor={actor} theme={theme} signOut={signOut} setTheme={setTheme} />
        {actor?.lacks && (
          <p className="no-print bg-warn-weak px-3.5 py-2 text-warn min-[760px]:px-7">
            <Link href="/account" className="link font-medium text-warn">
              Set up a second factor to work at the desk
            </Link>
          </p>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer className="site-footer border-t border-line text-[12.5px] text-ink-3">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-3.5 py-5 min-[760px]:px-7">
            <span className="mr-auto">Entente, a record of defence cooperation between states</span>
            <Shortcuts canWrite={canWrite} />
            {!actor && <ThemeChoice theme={theme} setTheme={setTheme} />}
          </div>
        </footer>
      </body>
    </html>
  );
}
