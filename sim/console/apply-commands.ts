import { NEEDS } from "../config/affordances.ts";
import { PRICES } from "../config/blocks/economy.ts";
import { basketPerDay, wagePerDay } from "../economy/basket.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { type Refusal, type Result, assertNever, err, ok } from "../result.ts";
import { type Town, slotOfId } from "../town.ts";
import type { Command } from "./commands.ts";

/** Carries out the commands of this tick in order. A refused one changes nothing. */
export function applyCommands(
  town: Town,
  commands: readonly Command[],
): readonly Result<null, Refusal>[] {
  return commands.map((command) => applyCommand(town, command));
}

function applyCommand(town: Town, command: Command): Result<null, Refusal> {
  switch (command.name) {
    case "setneed":
      return setNeed(town, command.kwargs);
    case "price":
      return setPrice(town, command.kwargs);
    default:
      return assertNever(command);
  }
}

type Arguments<Name extends Command["name"]> = Extract<Command, { name: Name }>["kwargs"];

function setNeed(
  town: Town,
  { agent_id, need, value }: Arguments<"setneed">,
): Result<null, Refusal> {
  const slot = slotOfId(town, agent_id);
  if (slot < 0) return err({ code: "not_found", message: `nobody here is called '${agent_id}'` });
  town.world.agents[need][slot] = value;
  emit(town.world, town.events, EVENT.need_set, value, slot, NEEDS.indexOf(need));
  return ok(null);
}

/** A lasting price. Refused where a day's wage would no longer cover a day's basket. */
function setPrice(town: Town, { key, value }: Arguments<"price">): Result<null, Refusal> {
  const { config, world } = town;
  const index = PRICES.indexOf(key);
  if (config.economy.enforce_basket) {
    const prices = Object.fromEntries(
      PRICES.map((name, at) => [name, world.town.baselinePrice[at]]),
    );
    const basket = basketPerDay({ ...config.economy, ...prices, [key]: value });
    const poorest = Math.min(
      ...Object.values(config.jobs).map((job) => wagePerDay(job, config.economy)),
    );
    if (poorest < 1.1 * basket) {
      const message = `a basket of ${basket.toFixed(2)} a day is more than a wage of ${poorest.toFixed(2)} can carry`;
      return err({ code: "invalid_args", message });
    }
  }
  world.town.baselinePrice[index] = value;
  world.town.price[index] = value;
  emit(world, town.events, EVENT.economy_price_update, value, index);
  return ok(null);
}
