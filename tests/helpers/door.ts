import { ok } from "../../sim/result.ts";
import { Door } from "../../main/console/door.ts";
import type { CommandResult } from "../../preload/contract.ts";
import { hostAnswersFor } from "../../main/console/host-answers.ts";
import { type Origin, localOperator } from "../../main/console/origin.ts";
import type { TownHost } from "../../main/town/town-host.ts";
import { type Telling, tellingOf } from "../../main/telemetry/telling.ts";
import { newTownFile } from "./town-file.ts";

/** Whoever started the program. */
export const HERE = localOperator("stdin", { address: "", folder: "." });

/** Somebody far away who is an admin, as far as that is known. */
export const ADMIN_AFAR: Origin = {
  transport: "tcp",
  address: "192.0.2.1",
  folder: null,
  confirms: true,
  limit: () => null,
  authorise: () => ok({ mode: "admin", issuer: "ops" }),
};

export function doorTo(
  host: TownHost,
  openTown: ((file: string) => void) | null = null,
): Promise<Door> {
  const nothing = (): void => undefined;
  const telling = (): Telling => tellingOf(host);
  const abilities = { host, setSpeed: nothing, setPrivacy: nothing, openTown, telling };
  return Door.to(host, hostAnswersFor(abilities));
}

/** A town in a file, and its door. */
export async function townWithDoor(): Promise<{ host: TownHost; file: string; door: Door }> {
  const made = await newTownFile();
  return { ...made, door: await doorTo(made.host) };
}

/** Asks, and lets the town run a tick in which it may be answered. */
export async function asked(
  host: TownHost,
  door: Door,
  given: unknown,
  origin: Origin = HERE,
): Promise<CommandResult> {
  const answer = door.take(given, origin);
  if (host.isAsked) host.advance(1);
  return answer;
}

/** An admin's command with everything that it needs. */
export function admin(name: string, kwargs: object = {}, more: object = {}): object {
  return { name, kwargs, mode: "admin", ...more };
}
