import { TrendingDown, TrendingUp } from "lucide-react";

import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { amount } from "../../format/number.ts";

type Price = TownFigures["prices"][number];

const NAMES: Readonly<Record<Price["key"], string>> = {
  meal_cost: "A meal",
  ingredients_cost: "Groceries",
  shower_cost: "A shower",
};
const CAUSES: Readonly<Record<Price["causes"][number], string>> = {
  weather: "the weather",
  disturbance: "a disturbance",
};

interface PricesProps {
  readonly figures: TownFigures;
}

/** What things cost now. A price that weather or a disturbance has moved is marked, and says from where. */
export function Prices({ figures }: PricesProps) {
  return (
    <dl className="prices" data-testid="prices">
      {figures.prices.map((price) => (
        <PriceRow key={price.key} price={price} />
      ))}
      <div className="price" data-testid="price-rent">
        <dt>Rent a day</dt>
        <dd>{amount(figures.rent)}</dd>
      </div>
    </dl>
  );
}

function PriceRow({ price }: { readonly price: Price }) {
  const { key, now, usual, causes } = price;
  const moved = now > usual ? "up" : now < usual ? "down" : null;
  const Trend = moved === "down" ? TrendingDown : TrendingUp;
  return (
    <div className="price" data-moved={moved ?? undefined} data-testid={`price-${key}`}>
      <dt>{NAMES[key]}</dt>
      <dd>
        {moved === null ? null : <Trend size={14} aria-hidden />}
        <span>{amount(now)}</span>
      </dd>
      {moved === null ? null : (
        <dd className="price-note">
          {`usually ${amount(usual)}${causes.length === 0 ? "" : `; ${causes.map((cause) => CAUSES[cause]).join(" and ")}`}`}
        </dd>
      )}
    </div>
  );
}
