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

/** What things cost now. A price that has moved shows what it usually is; what moves prices is said once. */
export function Prices({ figures }: PricesProps) {
  const causes = [...new Set(figures.prices.flatMap((price) => price.causes))];
  return (
    <>
      <dl className="prices" data-testid="prices">
        {figures.prices.map((price) => (
          <PriceRow key={price.key} price={price} />
        ))}
        <div className="price" data-testid="price-rent">
          <dt>Rent a day</dt>
          <dd>{amount(figures.rent)}</dd>
        </div>
      </dl>
      {causes.length === 0 ? null : (
        <p className="price-note" data-testid="price-note">
          Moved by {causes.map((cause) => CAUSES[cause]).join(" and ")}
        </p>
      )}
    </>
  );
}

function PriceRow({ price }: { readonly price: Price }) {
  const { key, now, usual } = price;
  const moved = now > usual ? "up" : now < usual ? "down" : null;
  const Trend = moved === "down" ? TrendingDown : TrendingUp;
  return (
    <div className="price" data-moved={moved ?? undefined} data-testid={`price-${key}`}>
      <dt>{NAMES[key]}</dt>
      <dd>
        {moved === null ? null : (
          <>
            <span className="price-usual">
              <span className="visually-hidden">usually </span>
              {amount(usual)}
            </span>
            <Trend size={14} aria-hidden />
            <span className="visually-hidden">, now </span>
          </>
        )}
        <span>{amount(now)}</span>
      </dd>
    </div>
  );
}
