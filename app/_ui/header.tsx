import { type Actor, can, roles } from "#domain/access";
import { accountSections, mainSections } from "#lib/sections";
import { Brand } from "#ui/brand";
import { CommandKey } from "#ui/command-key";
import { Icon } from "#ui/icon";
import { Link } from "#ui/link";
import { NavLink } from "#ui/nav-link";

type Action = (form: FormData) => Promise<void>;
type Theme = "light" | "dark";

type Props = {
  actor: Actor | null;
  theme?: Theme;
  signOut?: Action;
  setTheme?: Action;
};

export function Header({ actor, theme, signOut, setTheme }: Props) {
  return (
    <header className="site-header relative z-30 border-b border-line bg-surface">
      <a href="#content" className="skip btn">
        Skip to content
      </a>
      <div className="flex h-14 items-center gap-2.5 px-3.5 min-[760px]:gap-5 min-[760px]:px-7">
        <Link href="/" className="mr-auto inline-flex min-h-9 items-center min-[760px]:mr-2">
          <Brand />
        </Link>
        <nav aria-label="Main" className="hidden gap-5 min-[760px]:flex">
          <Sections actor={actor} className="nav-link" />
        </nav>
        <div className="ml-auto hidden w-full max-w-[330px] min-w-0 min-[760px]:block">
          <Search />
        </div>
        <SmallScreenMenu actor={actor} />
        {can(actor, "event.create") && (
          <NavLink
            href="/capture"
            className="btn aria-[current]:border-accent aria-[current]:bg-accent-weak max-[759px]:hidden max-[1179px]:px-2.5"
          >
            <Icon name="newspaper" className="min-[1180px]:hidden" />
            <span className="max-[1179px]:sr-only">Capture article</span>
          </NavLink>
        )}
        {can(actor, "event.create") && (
          <Link href="/events/new" className="btn btn-primary max-[359px]:px-2.5">
            <Icon name="plus" className="min-[360px]:hidden" />
            <span className="max-[359px]:sr-only">New event</span>
          </Link>
        )}
        {actor ? (
          <AccountMenu actor={actor} theme={theme} signOut={signOut} setTheme={setTheme} />
        ) : (
          <Link href="/sign-in" className="btn">
            Sign in
          </Link>
        )}
      </div>
    </header>
  );
}

const Sections = ({ actor, className }: { actor: Actor | null; className: string }) =>
  mainSections(actor).map(({ href, label, also }) => (
    <NavLink key={href} href={href} also={also} className={className}>
      {label}
    </NavLink>
  ));

function Search() {
  return (
    <search>
      <form action="/timeline" className="relative">
        <Icon name="search" className="pointer-events-none absolute left-[11px] top-1/2 -translate-y-1/2 text-ink-3" />
        <input
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          data-search
          aria-keyshortcuts="Control+K Meta+K"
          aria-label="Search events, people, agreements"
          placeholder="Search events, people, agreements"
          className="field-input search-input"
        />
        <span
          className="kbd with-script pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 max-[759px]:hidden"
          aria-hidden="true"
        >
          <CommandKey letter="K" />
        </span>
      </form>
    </search>
  );
}

/** Below 760 px: search and sections, one touch away. */
function SmallScreenMenu({ actor }: { actor: Actor | null }) {
  return (
    <details data-menu name="header-menu" className="min-[760px]:hidden">
      <summary className="btn btn-quiet btn-icon" aria-label="Search and sections">
        <Icon name="search" size={18} />
      </summary>
      <div className="menu inset-x-3.5 top-[62px] p-3">
        <Search />
        <nav aria-label="Main, small screen" className="mt-2">
          <Sections actor={actor} className="menu-item" />
          {can(actor, "event.create") && (
            <NavLink href="/capture" className="menu-item">
              Capture article
            </NavLink>
          )}
        </nav>
      </div>
    </details>
  );
}

function AccountMenu({ actor, theme, signOut, setTheme }: Props & { actor: Actor }) {
  return (
    <details data-menu name="header-menu" className="relative flex-none">
      <summary className="grid size-9 place-items-center rounded-full" aria-label={`Account of ${actor.name}`} title={actor.name}>
        <span className="grid size-7 place-items-center rounded-full bg-sunken text-[11px] font-semibold text-ink-2" aria-hidden="true">
          {initials(actor.name)}
        </span>
      </summary>
      <div className="menu right-0 top-11 w-60 p-2">
        <div className="border-b border-line px-2.5 pb-2.5 pt-1.5">
          <div dir="auto" className="font-semibold">
            {actor.name}
          </div>
          <div className="text-[12.5px] text-ink-3">{roleTerm(actor.role)}</div>
        </div>
        {accountSections(actor).length > 0 && (
          <nav aria-label="Account" className="border-b border-line py-2">
            {accountSections(actor).map(({ href, label }) => (
              <NavLink key={href} href={href} className="menu-item">
                {label}
              </NavLink>
            ))}
          </nav>
        )}
        {setTheme && (
          <div className="border-b border-line px-2.5 py-3">
            <ThemeChoice theme={theme} setTheme={setTheme} />
          </div>
        )}
        {signOut && (
          <form action={signOut} className="pt-2">
            <button type="submit" className="menu-item">
              <Icon name="log-out" className="text-ink-3" />
              Sign out
            </button>
          </form>
        )}
      </div>
    </details>
  );
}

/** Three submit buttons: works without JavaScript. */
export function ThemeChoice({ theme, setTheme }: { theme?: Theme; setTheme: Action }) {
  const choices = { system: "System", light: "Light", dark: "Dark" };
  return (
    <form action={setTheme}>
      <fieldset className="seg">
        <legend className="sr-only">Theme</legend>
        {Object.entries(choices).map(([value, label]) => (
          <button key={value} type="submit" name="theme" value={value} aria-pressed={value === (theme ?? "system")}>
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

const roleTerm = (role: string) => (Object.hasOwn(roles, role) ? roles[role as keyof typeof roles] : role);

/** First letters of the first and the last word, whole characters: "Élodie van Dam" gives "ÉD". */
function initials(name: string) {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase("en");
}
