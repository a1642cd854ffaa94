import type { CommandName } from "../../../sim/console/registry.ts";
import { card } from "./card.ts";
import { dialogs } from "./dialogs.ts";
import { town } from "./town.ts";

type Words = Readonly<Record<string, string>>;
type OfCommands = Readonly<Partial<Record<CommandName, Words>>>;

/** What arguments are called, by their path; whatever is not listed goes by its name. */
const EVERYWHERE: Words = {
  agent_id: "Person",
  agents: "People",
  event_id: "Disturbance",
  on: "In force",
  limit: "How many at most",
  path: "File",
  "needs.hunger": card.needs.hunger,
  "needs.hygiene": card.needs.hygiene,
  "needs.energy": card.needs.energy,
  starts_in: "Ticks until it starts",
  duration: "Ticks that it lasts",
  location: "Place",
  expected_checksum: "Checksum",
};

const MEETING: Words = { mode: "How people get there" };

/** The same where a command means something else by a name. */
const LABELS: OfCommands = {
  spawn: {
    agent_id: "Short name",
    position: "Where they arrive",
    home_position: "Tile of their home",
    profile: "Character",
  },
  teleport: { position: "Where to" },
  possess: { action: "What to do" },
  drive: { primitive: "What to do" },
  set_exit_cap: { daily_exit_cap: "Departures in a day" },
  set_spawn_delay: { min: "Ticks at least", max: "Ticks at most" },
  toggle_mortality: { enabled: "Collapses end a stay" },
  set_death_threshold: { value: "How low", ticks: "For so many ticks" },
  force_chat: { speaker: "Who begins", listener: "Whom they talk to" },
  set_rel: { agent_a: "One person", agent_b: "The other" },
  employment_exit: { action: "What to do" },
  announce_story: { category: "Kind", dedupe_key: "Same line as" },
  price: { key: "Of what", value: "Price" },
  set_employment_param: { value: "Wage a tick" },
  perturbation_trigger: { spec: "Disturbance", ...MEETING },
  arrange_meet: { spec: "Kind of meeting", ...MEETING },
  privacy: { mode: dialogs.settings.privacy },
};

const WAYS: Words = { relocate: "Put there", invite: "Invited" };

/** What choices are called, by the path of their argument; whatever is not listed goes by its name. */
const CHOICES: Readonly<Partial<Record<CommandName, Readonly<Record<string, Words>>>>> = {
  possess: { action: { acquire: "Take over", release: "Give back" } },
  set_death_threshold: { need: { hunger: card.needs.hunger, warmth: card.needs.warmth } },
  price: { key: town.prices.names },
  perturbation_trigger: { mode: WAYS },
  arrange_meet: { mode: WAYS },
};

/** How a form names what a command takes. What is sent goes by the names of the registry. */
export const commandFields = { everywhere: EVERYWHERE, labels: LABELS, choices: CHOICES };
