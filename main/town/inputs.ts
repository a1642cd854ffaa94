import { z } from "zod";

import { Command } from "../../sim/console/commands.ts";
import { choose } from "../../sim/options/choosers.ts";
import type { Town } from "../../sim/town.ts";

/** A policy's choices for a tick: slot and choice, in pairs. See `OutsideChoices`. */
const Choices = z.strictObject({
  choices: z.array(z.tuple([z.int().nonnegative(), z.int()])),
});
type Choices = z.infer<typeof Choices>["choices"];

/** An input as a file holds it: a command, or what a policy has chosen. */
export const StoredInput = z.union([Command, Choices]);
export type StoredInput = z.infer<typeof StoredInput>;

/** Everything that a tick is run with. */
export interface TickInputs {
  readonly commands: readonly Command[];
  readonly choices: Choices;
}

export const NO_INPUTS: TickInputs = { commands: [], choices: [] };

/** Both inputs, the first one's first. */
export function joined(a: TickInputs, b: TickInputs): TickInputs {
  return { commands: [...a.commands, ...b.commands], choices: [...a.choices, ...b.choices] };
}

export function inputsOf(stored: StoredInput): TickInputs {
  return "choices" in stored
    ? { commands: [], choices: stored.choices }
    : { commands: [stored], choices: [] };
}

/** The inputs of a tick as a file holds them. */
export function storedInputs({ commands, choices }: TickInputs): string[] {
  return [
    ...commands.map((command) => JSON.stringify(command)),
    ...(choices.length === 0 ? [] : [JSON.stringify({ choices })]),
  ];
}

/** Gives the choices to the people whose they are, for the coming tick. */
export function giveChoices(town: Town, { choices }: TickInputs): void {
  for (const [slot, choice] of choices) choose(town, slot, choice);
}
