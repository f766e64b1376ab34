import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import puppeteer, { type ElementHandle, type KeyInput } from "puppeteer-core";
import { Builder, Capabilities, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { findFirefox, findWebKit } from "../scripts/browser.mjs";
import { freePort } from "../scripts/serve";

/** The kinds of element a journey acts on, found by accessible name. */
export type Kind = "link" | "button" | "field";
type Point = { x: number; y: number };

/** A browser driven with real input, through Puppeteer or Selenium. Positions are CSS pixels of the window. */
export type Driver = {
  open(url: string): Promise<void>;
  /** Runs a function in the page; it may use nothing but its arguments. */
  evaluate<A extends unknown[], T>(work: (...args: A) => T, ...args: A): Promise<T>;
  /** Clicks the first match; false if there is none. */
  click(kind: Kind, name: RegExp): Promise<boolean>;
  /** Types into the first matching field; false if there is none. For a list of choices, type the first letters of an option. */
  type(name: RegExp, text: string): Promise<boolean>;
  /** Presses at one point, moves to another and releases. */
  drag(from: Point, to: Point): Promise<void>;
  /** Console errors and warnings, and uncaught exceptions; null for WebKit, whose driver does not report them. */
  consoleProblems: string[] | null;
  /** The browser's download folder. */
  downloads: string;
  /** A PNG of what the window shows. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

/** The visible element of a kind whose name matches, or null. Runs in the page. */
function locate(kind: Kind, source: string): Element | null {
  const name = new RegExp(source);
  const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const isShown = (element: Element) => element.getClientRects().length > 0;
  const selectors = {
    link: "a[href]",
    button: "button, summary, input[type=submit]",
    field: "input:not([type=hidden]), select, textarea",
  };
  const names = (element: Element) => {
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    return [element.getAttribute("aria-label"), ...labels.map((one) => one.textContent), labels.length > 0 ? "" : element.textContent];
  };
  const found = [...document.querySelectorAll(selectors[kind])].filter((one) => names(one).some((text) => text && name.test(plain(text))));
  // A radio button or checkbox may be hidden behind its label: click the label.
  const target = found
    .map((one) => (one.matches("[type=radio], [type=checkbox]") ? (one as HTMLInputElement).labels?.[0] : null) ?? one)
    .find(isShown);
  target?.scrollIntoView({ block: "center" });
  return target ?? null;
}

const steps = 8;

/** Firefox, driven over WebDriver BiDi; undefined if it is not installed. */
export async function openFirefox(): Promise<Driver | undefined> {
  const executablePath = findFirefox();
  if (!executablePath) return undefined;
  const downloads = mkdtempSync(path.join(tmpdir(), "entente-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": downloads },
    executablePath,
    headless: true,
    defaultViewport: { width: 1440, height: 1000 },
  });
  const page = await browser.newPage();
  const consoleProblems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) consoleProblems.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => consoleProblems.push(`uncaught: ${error}`));
  const find = async (kind: Kind, name: RegExp) => {
    const handle = await page.evaluateHandle(locate, kind, name.source);
    return handle.asElement() as ElementHandle<HTMLElement> | null;
  };
  return {
    consoleProblems,
    open: async (url) => void (await page.goto(url)),
    evaluate: (work, ...args) => page.evaluate(work as (...args: unknown[]) => never, ...args),
    click: async (kind, name) => {
      const element = await find(kind, name);
      await element?.click();
      return element !== null;
    },
    type: async (name, text) => {
      const element = await find("field", name);
      if (!element) return false;
      // Clicking a list opens a native menu that accepts no typing.
      if (await element.evaluate((one) => one.matches("select"))) await element.focus();
      else await element.click();
      for (const key of text) await page.keyboard.press((key === "\n" ? "Enter" : key) as KeyInput);
      return true;
    },
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps });
      await page.mouse.up();
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    downloads,
    close: async () => {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** Starts WebKit's driver and returns once its port accepts connections. */
async function startDriver(command: string, port: number, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(command, [`--port=${port}`], { stdio: "ignore", env });
  const failed = new Promise<never>((_resolve, reject) => child.once("error", reject));
  const answers = async () => {
    for (let i = 0; i < 200 && child.exitCode === null; i++) {
      if (await fetch(`http://127.0.0.1:${port}/status`).catch(() => null)) return child;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    child.kill("SIGKILL");
    throw new Error(`${command} did not start.`);
  };
  return Promise.race([answers(), failed]);
}

/** Starts Xvfb, an X display in memory, and returns its name. */
function startDisplay(xvfb: string): Promise<{ display: string; child: ChildProcess }> {
  const child = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${xvfb} exited with code ${code}.`)));
    child.stdio[3]?.once("data", (number) => resolve({ display: `:${String(number).trim()}`, child }));
  });
}

/** WebKit, the engine of Safari, driven over WebDriver; undefined if it is not installed. */
export async function openWebKit(): Promise<Driver | undefined> {
  const found = findWebKit();
  if (!found) return undefined;
  const cleanUp: (() => unknown)[] = [];
  const close = async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    const home = mkdtempSync(path.join(tmpdir(), "entente-webkit-"));
    cleanUp.push(() => rmSync(home, { recursive: true, force: true }));
    const downloads = path.join(home, "Downloads");
    for (const folder of ["Downloads", ".config"]) mkdirSync(path.join(home, folder));
    writeFileSync(path.join(home, ".config/user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
    const { display, child } = await startDisplay(found.xvfb);
    cleanUp.push(() => child.kill());
    const { WAYLAND_DISPLAY: _, ...rest } = process.env;
    const env = { ...rest, HOME: home, XDG_CONFIG_HOME: path.join(home, ".config"), DISPLAY: display, GDK_BACKEND: "x11" };
    const port = await freePort();
    const driverProcess = await startDriver(found.driver, port, env);
    cleanUp.push(() => driverProcess.kill());
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(new Capabilities({ browserName: "MiniBrowser" }))
      .build();
    cleanUp.push(() => driver.quit());
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 1000 });
    return { ...webKitDriver(driver), downloads, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function webKitDriver(driver: WebDriver): Omit<Driver, "downloads" | "close"> {
  const find = (kind: Kind, name: RegExp) => driver.executeScript<WebElement | null>(locate, kind, name.source);
  return {
    consoleProblems: null,
    open: (url) => driver.get(url),
    evaluate: (work, ...args) => driver.executeScript(work, ...args),
    click: async (kind, name) => {
      const element = await find(kind, name);
      await element?.click();
      return element !== null;
    },
    type: async (name, text) => {
      const element = await find("field", name);
      // WebKitWebDriver does not accept line breaks; send Enter.
      await element?.sendKeys(text.replaceAll("\n", Key.ENTER));
      return element !== null;
    },
    drag: async (from, to) => {
      const pointer = driver
        .actions({ async: true })
        .move({ ...round(from), duration: 0 })
        .press();
      for (let i = 1; i <= steps; i++) {
        const fraction = i / steps;
        pointer.move({ ...round({ x: from.x + (to.x - from.x) * fraction, y: from.y + (to.y - from.y) * fraction }), duration: 20 });
      }
      await pointer.release().perform();
    },
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), "base64"),
  };
}

const round = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y) });
