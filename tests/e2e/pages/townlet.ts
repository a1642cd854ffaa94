import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { _electron, expect, type ElectronApplication, type Page } from "@playwright/test";
import type { Rectangle } from "electron";
import { z } from "zod";

import type { Speed } from "../../../preload/contract.ts";
import type { Settings } from "../../../preload/settings.ts";
import { softwareGl } from "../helpers/software-gl.ts";
import { DashboardPanel } from "./dashboard-panel.ts";
import { DayPage } from "./day-page.ts";
import { PalettePanel } from "./palette-panel.ts";
import { PersonCardPanel } from "./person-card-panel.ts";
import { SettingsPanel } from "./settings-panel.ts";
import { StoryList } from "./story-list.ts";
import { TimelinePanel } from "./timeline-panel.ts";
import { TopBarPanel } from "./top-bar-panel.ts";
import { TownSight } from "./town-sight.ts";
import { VignettePanel } from "./vignette-panel.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Saving and closing takes a fraction of this; whoever needs longer hangs. */
const CLOSE_LIMIT_MS = 15_000;

const Reloaded = z.object({
  view: z.string(),
  tick: z.number(),
  residents: z.number(),
  problems: z.number(),
  status: z.unknown(),
});

export interface StartOptions {
  /** Town file to open, as if it had been double-clicked. */
  readonly file?: string;
  readonly switches?: readonly string[];
  /** The machine offers no WebGL. */
  readonly withoutGl?: boolean;
}

/** Chromium only warns of what WebGL refuses, a program that does not link for one. */
const isFaultOfDrawing = (line: string): boolean => line.startsWith("WebGL: INVALID");

/** The started program: its window, its panels, and what a person can do to it from outside. */
export class Townlet {
  /** The built preload script. */
  static readonly preload = path.join(root, "out", "preload", "preload.cjs");
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly town: TownSight;
  readonly topBar: TopBarPanel;
  readonly card: PersonCardPanel;
  readonly story: StoryList;
  readonly settings: SettingsPanel;
  readonly vignette: VignettePanel;
  readonly time: TimelinePanel;
  readonly dashboard: DashboardPanel;
  readonly palette: PalettePanel;
  readonly day: DayPage;
  /** What the page wrote to its console as an error, what it threw, and what of its drawing was refused. */
  readonly pageErrors: string[] = [];
  readonly #home: string;
  readonly #process: ChildProcess;
  #logBegins = 0;

  private constructor(home: string, app: ElectronApplication, process: ChildProcess, page: Page) {
    this.#home = home;
    this.app = app;
    this.page = page;
    this.#process = process;
    this.town = new TownSight(page);
    this.topBar = new TopBarPanel(page);
    this.card = new PersonCardPanel(page);
    this.story = new StoryList(page);
    this.settings = new SettingsPanel(page);
    this.vignette = new VignettePanel(page);
    this.time = new TimelinePanel(page);
    this.dashboard = new DashboardPanel(page);
    this.palette = new PalettePanel(page);
    this.day = new DayPage(page);
    page.on("pageerror", (error) => this.pageErrors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || isFaultOfDrawing(message.text()))
        this.pageErrors.push(message.text());
    });
  }

  /** Starts the program with `home` as its folder for settings and towns. */
  static async start(home: string, options: StartOptions = {}): Promise<Townlet> {
    const gl = options.withoutGl === true ? ["--use-gl=disabled"] : softwareGl;
    const file = options.file === undefined ? [] : [options.file];
    const app = await _electron.launch({
      args: [...gl, ...(options.switches ?? []), root, ...file, `--user-data-dir=${home}`],
      cwd: root,
      timeout: 30_000,
    });
    // Asked for at once: after the end of the program there is no way to it any more.
    const process = app.process();
    return new Townlet(home, app, process, await app.firstWindow({ timeout: 30_000 }));
  }

  /**
   * Puts a town of its own, these settings and a page that was loaded anew in the place of whatever there was.
   * Without a `file` the town is a new one, which begins like the very first.
   */
  async beginAnew(settings: Settings, speed: Speed, file?: string): Promise<void> {
    await this.page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
    await this.page.mouse.move(0, 0);
    if (file !== undefined) await this.answerFileDialogs(file);
    const replies = await this.page.evaluate(
      async ([wanted, pace, isOpened]) => {
        const { townlet } = window;
        const first = { seed: "1", scenario: "default" };
        return [
          await townlet?.request("settings:set", wanted),
          isOpened
            ? await townlet?.request("town:open", {})
            : await townlet?.request("town:new", first),
          await townlet?.request("town:set-speed", { speed: pace }),
        ];
      },
      [settings, speed, file !== undefined] as const,
    );
    expect(replies.filter((reply) => reply?.ok !== true)).toEqual([]);
    await this.page.reload();
    this.#logBegins = this.#wholeLog().length;
  }

  /** Ends the program as its menu does, and returns its exit status; null when it hung and was killed. */
  async quit(): Promise<number | null> {
    if (this.#hasEnded()) return this.#process.exitCode;
    const ended = this.exitStatus();
    // Its promise is not waited for: it hangs when the program does.
    this.app.close().catch(() => undefined);
    return ended;
  }

  /** Waits for the end of the program and returns its exit status; null when it hung and was killed. */
  async exitStatus(): Promise<number | null> {
    const ended = this.#hasEnded() ? null : once(this.#process, "exit");
    await Promise.race([ended, wait(CLOSE_LIMIT_MS, null, { ref: false })]);
    this.kill();
    return this.#process.exitCode;
  }

  #hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Ends every process of the program on the spot, as a power cut would. */
  kill(): void {
    const { pid } = this.#process;
    if (pid === undefined || this.#hasEnded()) return;
    if (process.platform === "win32") this.#process.kill("SIGKILL");
    else process.kill(-pid, "SIGKILL"); // It leads a group of its own.
  }

  /** Kills one kind of child process: "GPU", "Tab" or "Utility" with its service name. */
  async killChild(type: string, name?: string): Promise<void> {
    await this.signalChild("SIGKILL", type, name);
  }

  async signalChild(signal: NodeJS.Signals, type: string, name?: string): Promise<void> {
    const pid = await this.app.evaluate(
      ({ app }, wanted) =>
        app
          .getAppMetrics()
          .find(
            (one) =>
              one.type === wanted.type &&
              (wanted.name === undefined ||
                one.name === wanted.name ||
                one.serviceName === wanted.name),
          )?.pid,
      { type, name },
    );
    if (pid === undefined) throw new Error(`there is no ${name ?? type} process`);
    process.kill(pid, signal);
  }

  /**
   * Waits until the page that replaces a dead one has drawn the town, and says what it shows.
   * Playwright cannot look into it, so it is asked through the main process.
   */
  async afterReload(): Promise<z.infer<typeof Reloaded>> {
    const look = async () =>
      this.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
        const shown: Promise<unknown> = contents.executeJavaScript(`(async () => {
          const { view, tick, firstFrame } = document.documentElement.dataset;
          if (firstFrame === undefined) return null;
          const count = (id) => document.querySelectorAll('[data-testid' + id + ']').length;
          return {
            view,
            tick: Number(tick),
            residents: count('^="resident-"'),
            problems: count('="problem-dialog"'),
            status: (await window.townlet.request("town:get-status", {})).value,
          };
        })()`);
        // A page that dies meanwhile never answers.
        return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 1000, null))]);
      });
    await expect.poll(look).not.toBeNull();
    return Reloaded.parse(await look());
  }

  /** Closes the window as its frame's button does. */
  async closeWindow(): Promise<void> {
    // The answer may be lost with the program.
    await this.app
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => undefined);
  }

  /** Starts the program a second time with a file, and resolves with how that second one ended. */
  async startAgain(home: string, file: string): Promise<number | null> {
    const program = await this.app.evaluate(() => process.execPath);
    const args = ["--no-sandbox", root, file, `--user-data-dir=${home}`];
    const second = spawn(program, args, { stdio: "ignore", timeout: CLOSE_LIMIT_MS });
    await once(second, "exit");
    return second.exitCode;
  }

  /** Chooses an entry of the application menu. */
  async chooseInMenu(menu: string, entry: string): Promise<void> {
    await this.app.evaluate(
      ({ Menu }, wanted) => {
        const plain = (label: string) => label.replaceAll("&", "");
        const found = Menu.getApplicationMenu()
          ?.items.find((one) => plain(one.label) === wanted.menu)
          ?.submenu?.items.find((one) => plain(one.label) === wanted.entry);
        if (found === undefined) throw new Error(`no such menu entry: ${wanted.entry}`);
        Reflect.apply(found.click, found, []);
      },
      { menu, entry },
    );
  }

  /** Presses a key where the system would: menu accelerators see it too. */
  async pressSystemKey(keyCode: string, ...modifiers: readonly "control"[]): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, key) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.sendInputEvent({ type: "keyDown", ...key });
        contents?.sendInputEvent({ type: "keyUp", ...key });
      },
      { keyCode, modifiers: [...modifiers] },
    );
  }

  /** Answers the system's next file dialogs, which no test can reach, with `file`. */
  async answerFileDialogs(file: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
  }

  /** Where the window is on the screen. */
  async bounds(): Promise<unknown> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  }

  /** Puts the window somewhere, off the screen if asked to. */
  async setBounds(bounds: Rectangle): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
  }

  /** The log of the program, since it was started or began anew. */
  readLog(): string {
    return this.#wholeLog().slice(this.#logBegins);
  }

  #wholeLog(): string {
    return readFileSync(path.join(this.#home, "logs", "townlet.log"), "utf8");
  }
}
