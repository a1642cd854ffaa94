import { TrendingDown, TrendingUp } from "lucide-react";

import { WORDS } from "../../../preload/words/words.ts";
import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { money } from "../../format/number.ts";

type Price = TownFigures["prices"][number];

const words = WORDS.town.prices;

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
          <dt>{words.rent}</dt>
          <dd>{money(figures.rent)}</dd>
        </div>
      </dl>
      {causes.length === 0 ? null : (
        <p className="price-note" data-testid="price-note">
          {words.movedBy(causes)}
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
      <dt>{words.names[key]}</dt>
      <dd>
        {moved === null ? null : (
          <>
            <span className="price-usual">
              <span className="visually-hidden">{words.beforeUsual}</span>
              {money(usual)}
            </span>
            <Trend size={14} aria-hidden />
            <span className="visually-hidden">{words.beforeNow}</span>
          </>
        )}
        <span>{money(now)}</span>
      </dd>
    </div>
  );
}
