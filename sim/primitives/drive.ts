import { failedPrecondition, lackFor } from "../affordances/may-start.ts";
import { releaseUse } from "../affordances/progress-uses.ts";
import { ITEMS } from "../config/affordances.ts";
import { emit } from "../events/event-log.ts";
import { EVENT } from "../events/kinds.ts";
import { isClosed } from "../perturbations/is-closed.ts";
import { isCoolingDown } from "../queues/cooldowns.ts";
import { hasFreePlace, queueRoom, quitQueue } from "../queues/reservations.ts";
import { keepAway, rivalAt } from "../relationships/avoid.ts";
import { shunChat, whyNotTalk } from "../relationships/chat.ts";
import { isTalking } from "../relationships/talk.ts";
import { type Town, slotOfId } from "../town.ts";
import { NONE } from "../world/agent-table.ts";
import { INTERACT } from "./interact-intent.ts";
import {
  DIRECTIONS,
  INVALID,
  INVALID_REASONS,
  type InvalidReason,
  type Primitive,
} from "./primitive.ts";

/** What a primitive comes down to: an object and what to do there. */
interface Deed {
  readonly object: number;
  readonly affordance: number;
}

/**
 * Makes a primitive this person's intent of the tick, in place of any before it; it is carried out
 * with everybody else's. What cannot be done is a wait: it is told with its reason and costs
 * nothing. Returns the reason, null when there is none.
 */
export function drive(town: Town, slot: number, primitive: Primitive): InvalidReason | null {
  const { agents } = town.world;
  agents.stepIntent[slot] = NONE;
  agents.interactIntent[slot] = INTERACT.none;
  agents.talkIntent[slot] = NONE;
  const reason = whyNot(town, slot, primitive);
  if (reason !== null) {
    emit(town.world, town.events, EVENT.action_invalid, 0, slot, INVALID[reason]);
    if (reason === "avoided") holdBack(town, slot, primitive);
    return reason;
  }
  switch (primitive.kind) {
    case "wait":
      return null;
    case "move":
      agents.stepIntent[slot] = DIRECTIONS.indexOf(primitive.direction);
      return null;
    case "release":
      releaseUse(town, slot, true);
      return null;
    case "leave_queue":
      quitQueue(town, slot);
      return null;
    case "talk":
      agents.talkIntent[slot] = slotOfId(town, primitive.target);
      return null;
    default: {
      const { object, affordance } = deedOf(town, slot, primitive);
      agents.targetObject[slot] = object;
      agents.targetAffordance[slot] = affordance;
      agents.interactIntent[slot] = INTERACT.askOrStart;
      return null;
    }
  }
}

/** What somebody was told to do would have brought them to a rival: they keep away instead. */
function holdBack(town: Town, slot: number, primitive: Primitive): void {
  if (primitive.kind === "talk") {
    shunChat(town, slot, slotOfId(town, primitive.target));
  } else if (isDoing(primitive)) {
    const { object } = deedOf(town, slot, primitive);
    keepAway(town, slot, "queue_rival", rivalAt(town, slot, object), object);
  }
}

/** The mask of primitives: the first reason for which this one cannot be done now, null when it can. */
export function whyNot(town: Town, slot: number, primitive: Primitive): InvalidReason | null {
  const { agents } = town.world;
  const isUsing = agents.runningAffordance[slot] !== NONE;
  if (primitive.kind === "wait") return null;
  if (isTalking(town, slot)) return "busy";
  switch (primitive.kind) {
    case "talk":
      return whyNotTalk(town, slot, slotOfId(town, primitive.target));
    case "move":
      return isUsing ? "busy" : whyNotStep(town, slot, DIRECTIONS.indexOf(primitive.direction));
    case "release":
      return agents.heldObject[slot] === NONE ? "not_held" : null;
    case "leave_queue":
      return agents.queuedObject[slot] === NONE ? "not_queued" : null;
    default:
      return isUsing ? "busy" : whyNotDo(town, slot, deedOf(town, slot, primitive));
  }
}

function whyNotStep({ rules, world }: Town, slot: number, direction: number): InvalidReason | null {
  const target = world.agents.cell[slot] + rules.grid.steps[direction];
  return rules.grid.walkable[target] === 0 ? "not_walkable" : null;
}

function whyNotDo(town: Town, slot: number, { object, affordance }: Deed): InvalidReason | null {
  const { rules, world } = town;
  if (object === NONE || !rules.objects[object].present) return "unknown_object";
  if (affordance === NONE || !rules.affordances[affordance].current) return "unknown_affordance";
  const rule = rules.affordances[affordance];
  if (rule.type !== rules.objects[object].type) return "incompatible_object";
  if (failedPrecondition(town, slot, object, rule) !== NONE) return "precondition_failed";
  const lack = lackFor(town, slot, object, rule);
  if (lack !== null) return INVALID_REASONS.find((reason) => reason === lack) ?? "not_there";
  const { heldObject, queuedObject } = world.agents;
  if (heldObject[slot] === object || queuedObject[slot] === object) return null;
  return whyNotAsk(town, slot, object);
}

/** Who wants to ask stands where the object is used from, or where the line for it ends. */
function whyNotAsk(town: Town, slot: number, object: number): InvalidReason | null {
  const { world, rules, config } = town;
  if (world.agents.heldObject[slot] !== NONE || world.agents.queuedObject[slot] !== NONE) {
    return "busy";
  }
  if (isClosed(town, object)) return "closed";
  if (isCoolingDown(world, slot, object)) return "cooldown";
  if (rivalAt(town, slot, object) !== NONE) return "avoided";
  const waiting = world.objects.queueLength[object];
  const isOpen = waiting === 0 && hasFreePlace(town, object);
  if (!isOpen && queueRoom(town, object) <= 0) return "queue_full";
  const { useCell, queueCells } = rules.objects[object];
  const here = world.agents.cell[slot] === (isOpen ? useCell : queueCells[waiting]);
  return here || !config.affordances.require_presence ? null : "not_there";
}

type Doing = Exclude<Primitive, { kind: "wait" | "move" | "release" | "leave_queue" | "talk" }>;

function isDoing(primitive: Primitive): primitive is Doing {
  return !["wait", "move", "release", "leave_queue", "talk"].includes(primitive.kind);
}

function deedOf(town: Town, slot: number, primitive: Doing): Deed {
  const { rules, world } = town;
  const byId = (list: readonly { readonly id: string }[], id: string): number =>
    list.findIndex((entry) => entry.id === id);
  const homeRule = rules.homes[world.agents.home[slot]];
  switch (primitive.kind) {
    case "interact": {
      const affordance = rules.affordances.findIndex(
        ({ id, current }) => current && id === primitive.affordance_id,
      );
      return { object: byId(rules.objects, primitive.object_id), affordance };
    }
    case "buy": {
      const object = byId(rules.objects, primitive.shop);
      const item = ITEMS.indexOf(primitive.item);
      const type = object === NONE ? NONE : rules.objects[object].type;
      const affordance = rules.affordances.findIndex(
        (rule) =>
          rule.current && rule.type === type && rule.price !== NONE && rule.givesItems[item] > 0,
      );
      return { object, affordance };
    }
    case "use_item": {
      const item = ITEMS.indexOf(primitive.item);
      const affordance = rules.affordances.findIndex(
        (rule) =>
          rule.current && rule.takesItems[item] > 0 && objectHere(town, slot, rule.type) !== NONE,
      );
      const type = affordance === NONE ? NONE : rules.affordances[affordance].type;
      return { object: objectHere(town, slot, type), affordance };
    }
    case "sleep": {
      const affordance = rules.uses.sleep;
      const here =
        affordance === NONE ? NONE : objectHere(town, slot, rules.affordances[affordance].type);
      return { object: here === NONE ? (homeRule?.bed ?? NONE) : here, affordance };
    }
    case "equip": {
      const affordance = rules.affordances.findIndex(
        ({ current, tags }) => current && tags.has("equip"),
      );
      return { object: homeRule?.wardrobe ?? NONE, affordance };
    }
    default:
      return primitive satisfies never;
  }
}

/** The object of a type that is used from where the person stands; NONE when there is none. */
function objectHere({ rules, world }: Town, slot: number, type: number): number {
  return rules.objects.findIndex(
    (object) =>
      object.present && object.type === type && object.useCell === world.agents.cell[slot],
  );
}
