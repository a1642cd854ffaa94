import type { Town } from "../../../sim/town.ts";
import { editHeader, editTown, storeState, storedState } from "../edit-snapshot.ts";
import { TIMELINES, eventfulConfig } from "../eventful-file.ts";
import { type Corruption, type Edit, another, swap } from "./corruption.ts";

/** Another state; `wholly` makes everything that is derived from it anew. */
function state(change: (town: Town) => void, { tick = 400, wholly = true } = {}): Edit {
  return (file) => {
    const place = { timeline: TIMELINES.main, tick };
    editTown(file, place, eventfulConfig(), { change, wholly });
  };
}

function header(from: RegExp, to: string, tick = 400): Edit {
  return (file) => {
    const place = { timeline: TIMELINES.main, tick };
    editHeader(file, place, (text) => text.replace(from, to));
  };
}

function bytes(change: (all: Uint8Array) => Uint8Array): Edit {
  return (file) => {
    const place = { timeline: TIMELINES.main, tick: 400 };
    storeState(file, place, change(storedState(file, place)));
  };
}

export const richer = ({ world }: Town): void => void (world.agents.wallet[2] = 99);

/** Of stored states. */
export const STATES: readonly Corruption[] = [
  ["money", state(richer), 400, "agents.wallet"],
  ["a need", state(({ world }) => void (world.agents.hunger[0] = 0.5)), 400, "agents.hunger"],
  ["a tie", state(({ world }) => void (world.ties.trust[0] = -1)), 400, "ties.trust"],
  ["a stock", state(({ world }) => void (world.objects.stock[0] = 77)), 400, "objects.stock"],
  ["a price", state(({ world }) => void (world.town.price[0] = 9)), 400, "town.price"],
  ["chance", state(({ world }) => void (world.town.worldStream[1] = 5)), 400, "town.worldStream"],
  ["its tick", state(({ world }) => void (world.town.tick[0] = 401)), 400, "town.tick"],
  ["the order of people", state(({ world }) => world.live.subarray(0, 8).reverse()), 400, "live"],
  ["money at birth", state(richer, { tick: 0 }), 0, "agents.wallet"],
  ["money, under the old hash", state(richer, { wholly: false }), 400, "agents.wallet"],
  ["its seed", header(/"seed":"1"/, '"seed":"2"'), 400, "snapshot.seed"],
  ["a name", header(/"name":"Bob[^"]*"/, '"name":"Rob"'), 400, "snapshot.people"],
  ["somebody less", header(/\{"id":"hugo".*?\},?(?=\])/, ""), 400, /snapshot/],
  ["a rulebook", header(/b{64}/g, "c".repeat(64), 600), 600, "snapshot.rulebook"],
  ["the tick that it names", header(/"tick":400/, '"tick":300'), 400, "snapshot.tick"],
  ["its rules", header(/"config_hash":"./, '"config_hash":"x'), 400, "snapshot.config_hash"],
  ["the name of its rules", header(/"config_id":"/, '"config_id":"x'), 400, "snapshot.config_id"],
  ["cut off", bytes((all) => all.subarray(0, -64)), 400, "snapshot"],
  [
    "a flipped bit",
    bytes((all) => all.map((byte, at) => (at === 40_000 ? byte ^ 1 : byte))),
    400,
    "snapshot",
  ],
  [
    "no deflate stream",
    "UPDATE keyframes SET deflated = zeroblob(99) WHERE tick = 400",
    400,
    "snapshot",
  ],
  [
    "another length",
    "UPDATE keyframes SET raw_bytes = raw_bytes + 8 WHERE tick = 400",
    400,
    "snapshot",
  ],
  ["swapped states", swap("keyframes", ["deflated", "raw_bytes"]), 200, /^agents[.]/],
  [
    "wholly swapped states",
    swap("keyframes", ["deflated", "raw_bytes", "state_hash", "systems"]),
    200,
    /^agents[.]/,
  ],
  [
    "its hash",
    `UPDATE keyframes SET state_hash = ${another("state_hash")} WHERE tick = 400 AND timeline = 1`,
    400,
    "snapshot.state_hash",
  ],
  [
    "the hash of a part",
    `UPDATE keyframes SET systems = replace(systems, '"ties":"', '"ties":"0') WHERE tick = 400`,
    400,
    "systems",
  ],
  ["swapped hashes of parts", swap("keyframes", ["systems"]), 200, "systems"],
];
