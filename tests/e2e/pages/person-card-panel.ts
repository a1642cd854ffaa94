import type { Locator, Page } from "@playwright/test";

/** The followed person. */
export class PersonCardPanel {
  readonly panel: Locator;
  readonly name: Locator;
  readonly doing: Locator;
  readonly needs: Locator;
  readonly facts: Locator;
  readonly scores: Locator;
  readonly events: Locator;
  readonly ties: Locator;
  readonly traits: Locator;
  readonly why: Locator;
  readonly close: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.ties = page.getByTestId("card-ties");
    this.traits = page.getByTestId("card-traits");
    this.panel = page.getByTestId("person-card");
    this.name = page.getByTestId("card-name");
    this.doing = page.getByTestId("card-doing");
    this.needs = page.getByTestId("card-needs");
    this.facts = page.getByTestId("card-facts");
    this.scores = page.getByTestId("card-scores");
    this.events = page.getByTestId("card-events");
    this.why = page.getByTestId("card-why");
    this.close = page.getByTestId("card-close");
  }

  /** Somebody in the list of friends and rivals. */
  tie(id: string): Locator {
    return this.#page.getByTestId(`tie-${id}`);
  }

  /** A section of the card by the name that it is folded by. */
  section(name: string): Locator {
    return this.#page.getByTestId(`card-${name}`);
  }

  fold(name: string): Locator {
    return this.#page.getByTestId(`fold-${name}`);
  }

  /** Levels of the needs in percent, from top to bottom. */
  async needLevels(): Promise<number[]> {
    const meters = await this.needs.getByRole("meter").all();
    return Promise.all(
      meters.map(async (meter) => Number(await meter.getAttribute("aria-valuenow"))),
    );
  }
}
