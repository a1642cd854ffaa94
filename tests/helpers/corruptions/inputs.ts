import { setNeed } from "../eventful-file.ts";
import type { Corruption, Edit } from "./corruption.ts";

/** The first tick after some at which somebody of `outside` begins something: a choice was due. */
const DUE = `SELECT min(tick) FROM events JOIN event_kinds USING (kind)
  WHERE timeline = 5 AND name = 'option_started' AND tick > 355`;

/** Other choices of everybody in a tick in which somebody's was due. */
const otherChoices: Edit = (file) => {
  const tick = file.prepare<[], number>(DUE).pluck().get();
  const input = file
    .prepare<[unknown], string>("SELECT input FROM inputs WHERE timeline = 5 AND tick = ?")
    .pluck()
    .get(tick);
  const other = (input ?? "").replaceAll(
    /,(-?\d)\]/g,
    (_, choice) => `,${choice === "5" ? 0 : 5}]`,
  );
  file
    .prepare<[string, unknown]>("UPDATE inputs SET input = ? WHERE timeline = 5 AND tick = ?")
    .run(other, tick);
};

const planted = (tick: number, hunger: number, id = "bob"): string =>
  `INSERT INTO inputs (timeline, tick, input) VALUES (1, ${tick}, '${JSON.stringify(setNeed(id, hunger))}')`;

/** Of inputs. */
export const INPUTS: readonly Corruption[] = [
  ["a command more", planted(180, 0.3), 180, "inputs"],
  ["a command more that does nothing", planted(180, 0.3, "nobody"), 180, "hash"],
  ["a command less", "DELETE FROM inputs WHERE tick = 130", 130, "inputs"],
  ["a command less that did nothing", "DELETE FROM inputs WHERE tick = 420", 420, "hash"],
  [
    "another value",
    "UPDATE inputs SET input = replace(input, '0.05', '0.06') WHERE tick = 130",
    130,
    "inputs",
  ],
  [
    "another person",
    "UPDATE inputs SET input = replace(input, 'bob', 'elif') WHERE tick = 130",
    130,
    "inputs",
  ],
  ["a tick later", "UPDATE inputs SET tick = 131 WHERE tick = 130", 130, "inputs"],
  ["a tick earlier", "UPDATE inputs SET tick = 129 WHERE tick = 130", 129, "inputs"],
  [
    "another order",
    `UPDATE inputs SET input = (SELECT input FROM inputs AS other
    WHERE other.tick = 250 AND other.seq != inputs.seq) WHERE tick = 250`,
    250,
    "inputs",
  ],
  [
    "another manifest",
    "UPDATE inputs SET input = replace(input, '\"duration\":12', '\"duration\":13') WHERE tick = 560",
    560,
    "inputs",
  ],
  [
    "what cannot be understood",
    "UPDATE inputs SET input = replace(input, 'setneed', 'setmood') WHERE tick = 130",
    130,
    "inputs",
  ],
  [
    "a command in a branch",
    "DELETE FROM inputs WHERE timeline = 2 AND tick = 430",
    430,
    "inputs",
    "plain",
  ],
  ["another choice", otherChoices, DUE, "events", "outside"],
  [
    "choices less",
    `DELETE FROM inputs WHERE timeline = 5 AND tick = (${DUE})`,
    DUE,
    "events",
    "outside",
  ],
  [
    "choices a tick later",
    `UPDATE inputs SET tick = tick + 1 WHERE timeline = 5 AND tick = (${DUE})`,
    DUE,
    "events",
    "outside",
  ],
  ["a command after the end", planted(700, 0.1), 700, "timelines.last_tick"],
];
