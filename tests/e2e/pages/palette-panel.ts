import { type Locator, type Page, expect } from "@playwright/test";

/** Commands over the town: the search, the form of one, and what came of the last. */
export class PalettePanel {
  readonly panel: Locator;
  readonly query: Locator;
  readonly rows: Locator;
  readonly marked: Locator;
  readonly form: Locator;
  readonly send: Locator;
  readonly payload: Locator;
  readonly locked: Locator;
  readonly status: Locator;
  readonly history: Locator;
  readonly said: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.panel = page.getByTestId("palette");
    this.query = page.getByTestId("palette-query");
    this.rows = this.panel.getByRole("listbox", { name: "Found" }).getByRole("option");
    this.marked = this.panel.getByRole("option", { selected: true });
    this.form = page.getByTestId("palette-form");
    this.send = page.getByTestId("palette-send");
    this.payload = page.getByTestId("palette-payload");
    this.locked = page.getByTestId("palette-locked");
    this.status = page.getByTestId("result-status");
    this.history = page.getByTestId("history-row");
    this.said = page.getByTestId("palette-said");
  }

  /** Opens it by the page's own key. */
  async open(): Promise<void> {
    await this.#page.keyboard.press("Alt+p");
    await expect(this.query).toBeFocused();
  }

  /** Opens the form of a command by keys. */
  async choose(command: string): Promise<void> {
    await this.query.fill(command);
    await expect(this.rows.first()).toHaveAttribute("data-testid", `command-${command}`);
    await this.#page.keyboard.press("Enter");
    await expect(this.form.getByTestId("form-command")).toHaveText(command);
  }

  input(path: string): Locator {
    return this.#page.getByTestId(`input-${path}`);
  }

  fault(path: string): Locator {
    return this.#page.getByTestId(`fault-${path}`);
  }

  /** Types a name where others are offered; they would lie over what comes next. */
  async fillName(path: string, name: string): Promise<void> {
    await this.input(path).fill(name);
    await this.#page.keyboard.press("Tab");
    await expect(this.#page.getByRole("listbox", { name: "Suggestions" })).toHaveCount(0);
  }
}
