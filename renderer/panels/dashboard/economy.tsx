import { Droplets, type LucideIcon, TrendingUp, Zap, ZapOff } from "lucide-react";
import { memo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import type { TownSections } from "../../../sim/telemetry/sections/town-sections.ts";
import { money } from "../../format/number.ts";
import { OUTAGE_WORDS } from "../../format/words.ts";
import { peopleById } from "../../people-by-id.ts";
import { Apart } from "../../stream/apart.tsx";
import { type StreamState, useSection } from "../../stream/town-stream.ts";
import { useShown } from "../../stream/use-shown.ts";
import { useWindow } from "../../use-window.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { Person } from "./person.tsx";
import { stockWords } from "./stock-words.ts";

const words = WORDS.dashboard.economy;
const { prices } = WORDS.town;

/** Prices, what people have, what there is to buy, and whether power and water are on. */
export function Economy() {
  return (
    <PanelFrame
      name="economy"
      empty={words.empty}
      isEmpty={({ sections }) => sections.means?.least === null}
    >
      <Prices />
      <Supply />
      <Apart>
        <Means />
      </Apart>
    </PanelFrame>
  );
}

const PRICES = ["meal_cost", "ingredients_cost", "shower_cost"] as const;

function Prices() {
  const settings = useSection("economy_settings");
  const spikes = Object.values(useSection("price_spikes") ?? {});
  if (settings === undefined) return null;
  const riseOf = (price: (typeof PRICES)[number]) =>
    spikes
      .filter(({ targets }) => targets.includes(price))
      .reduce((product, { magnitude }) => product * magnitude, 1);
  return (
    <dl className="tiles">
      {PRICES.map((key) => (
        <Tile key={key} label={prices.names[key]} value={settings[key]} rise={riseOf(key)} />
      ))}
      <Tile label={prices.rent} value={settings.rent_per_day} rise={1} />
    </dl>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: number;
  /** By how much a disturbance multiplies it. */
  readonly rise: number;
}

function Tile({ label, value, rise }: TileProps) {
  return (
    <div className="tile" data-warning={rise > 1 || undefined}>
      <dt>{label}</dt>
      <dd>
        {money(value)}
        {rise === 1 ? null : (
          <small title={words.raised}>
            <TrendingUp size={12} aria-hidden />
            {`×${rise.toFixed(1)}`}
          </small>
        )}
      </dd>
    </div>
  );
}

const SUPPLIES: readonly (readonly [keyof TownSections["utilities"], LucideIcon, LucideIcon])[] = [
  ["power", Zap, ZapOff],
  ["water", Droplets, Droplets],
];

function Supply() {
  const utilities = useSection("utilities");
  const stock = useSection("stock");
  if (utilities === undefined || stock === undefined) return null;
  return (
    <>
      <ul className="board-chips">
        {SUPPLIES.map(([name, On, Off]) => {
          const isOn = utilities[name];
          const Icon = isOn ? On : Off;
          return (
            <li key={name} className="board-chip" data-warning={!isOn || undefined}>
              <Icon size={13} aria-hidden />
              {isOn ? words.on[name] : OUTAGE_WORDS[name]}
            </li>
          );
        })}
      </ul>
      <dl className="board-facts">
        <dt>{words.inShops}</dt>
        <dd>{stockWords(stock.shops)}</dd>
        <dt>{words.atHome}</dt>
        <dd>{stockWords(stock.homes)}</dd>
      </dl>
    </>
  );
}

/** What people have, as it is written; null where nobody is. */
function meansOf({ sections: { means } }: StreamState) {
  if (means === undefined || means.least === null || means.most === null) return null;
  const { least, median, most, earned, withheld } = means;
  return {
    least: { id: least.id, has: money(least.wallet) },
    median: money(median),
    most: { id: most.id, has: money(most.wallet) },
    earned: money(earned) + (withheld > 0 ? words.withheld(money(withheld)) : ""),
  };
}

function Means() {
  const means = useShown(meansOf);
  if (means === null) return null;
  const { least, median, most, earned } = means;
  return (
    <div className="means">
      <h4>{words.means}</h4>
      <Apart>
        <WealthStrip />
      </Apart>
      <dl className="board-facts">
        <dt>{words.least}</dt>
        <dd>
          <Person id={least.id} /> {least.has}
        </dd>
        <dt>{words.half}</dt>
        <dd>{words.orMore(median)}</dd>
        <dt>{words.most}</dt>
        <dd>
          <Person id={most.id} /> {most.has}
        </dd>
        <dt>{words.earned}</dt>
        <dd>{earned}</dd>
      </dl>
    </div>
  );
}

/** A step of the strip is about a pixel. */
const STEPS = 250;

/** Where the marks of the strip stand, in percent. */
function stripOf({ sections: { means } }: StreamState) {
  const most = means?.most?.wallet ?? 0;
  const place = (value: number): number =>
    most <= 0 ? 0 : (Math.round((STEPS * Math.max(0, value)) / most) * 100) / STEPS;
  return {
    middle: place(means?.median ?? 0),
    marks: (means?.sample ?? []).map(({ id, wallet }) => ({
      id,
      has: Math.round(wallet * 10) / 10,
      at: place(wallet),
    })),
  };
}

/** Everybody as a mark from nothing to the most that anybody has; the numbers stand below. */
const WealthStrip = memo(function WealthStrip() {
  const { middle, marks } = useShown(stripOf);
  const agents = useWindow((state) => state.scene?.agents);
  const people = agents === undefined ? undefined : peopleById(agents);
  return (
    <div className="strip" aria-hidden>
      <i className="strip-median" style={{ left: `${middle}%` }} />
      {marks.map((mark) => {
        const { name, colour } = people?.get(mark.id) ?? {};
        return <WealthMark key={mark.id} {...mark} name={name} colour={colour} />;
      })}
    </div>
  );
});

interface WealthMarkProps {
  readonly id: string;
  readonly has: number;
  /** In percent of the strip. */
  readonly at: number;
  readonly name: string | undefined;
  readonly colour: string | undefined;
}

const WealthMark = memo(function WealthMark({ id, has, at, name, colour }: WealthMarkProps) {
  return (
    <i
      title={words.wallet(name ?? id, money(has))}
      style={{ left: `${at}%`, background: colour }}
    />
  );
});
