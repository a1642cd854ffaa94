import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { countOf } from "./count-of.ts";

type Price = TownFigures["prices"][number];
type Cause = Price["causes"][number];

const CAUSES = {
  weather: "the weather",
  disturbance: "a disturbance",
} satisfies Readonly<Record<Cause, string>>;

const stay = (days: number): string =>
  days < 1 ? "less than a day" : countOf(Math.floor(days), "day", "days");

/** What is said of the whole town beside the list of residents. */
export const town = {
  title: "Town",
  empty: "No figures yet.",
  prices: {
    names: {
      meal_cost: "A meal",
      ingredients_cost: "Groceries",
      shower_cost: "A shower",
    } satisfies Readonly<Record<Price["key"], string>>,
    rent: "Rent a day",
    /** Before the usual price, and between it and that of now; only read out. */
    beforeUsual: "usually ",
    beforeNow: ", now ",
    movedBy: (causes: readonly Cause[]) =>
      `Moved by ${causes.map((cause) => CAUSES[cause]).join(" and ")}`,
  },
  work: {
    title: "Work",
    everybody: "Everybody has a job.",
    without: "Without a job",
    vacancies: "Places free",
    leaving: "About to leave",
  },
  comings: {
    title: "Comings and goings",
    arriving: (count: number) => `${countOf(count, "newcomer", "newcomers")} on the way`,
    left: (moment: string, days: number) => `${moment}, after ${stay(days)}`,
  },
};
