import { expect, test } from "vitest";

import { LiveView } from "../../../main/town/live-view.ts";
import { Pace } from "../../../main/town/pace.ts";
import type { TownHost } from "../../../main/town/town-host.ts";
import { Farewell } from "../../../sim/telemetry/agent-card.ts";
import { FRAME_AGENT_INTS, FRAME_HEADER_INTS, HEADER } from "../../../sim/telemetry/frame.ts";
import { frameInts } from "../../../sim/telemetry/write-frame.ts";
import { Cast } from "../../../sim/telemetry/scene.ts";
import type { Command } from "../../../sim/console/commands.ts";
import { townAt } from "../../helpers/town-file.ts";

/** A view of the default town at tick 300, with everything that it sends. */
class Watched {
  readonly pushes: { readonly name: string; readonly body: unknown }[] = [];
  readonly frames: Int32Array[] = [];
  readonly host: TownHost;
  readonly view: LiveView;
  readonly #pace = new Pace(() => 0);

  constructor(host: TownHost) {
    this.host = host;
    this.view = new LiveView((name, body) => this.pushes.push({ name, body }));
    this.view.showOn({ postMessage: (bytes) => this.frames.push(new Int32Array(bytes.slice(0))) });
    this.view.show(host, this.#pace);
  }

  /** The next tick, with these inputs, seen at once. */
  tick(...inputs: readonly Command[]): void {
    this.host.schedule(this.host.tick + 1, inputs);
    this.host.advance(1);
    this.view.update(this.#pace, { now: true });
  }

  named(name: string): unknown[] {
    return this.pushes.filter((push) => push.name === name).map(({ body }) => body);
  }

  cast(): Cast {
    return Cast.parse(this.named("town:cast").at(-1));
  }

  /** Numbers of the people in the newest frame. */
  numbers(): number[] {
    const frame = this.frames.at(-1) ?? new Int32Array(FRAME_HEADER_INTS);
    const count = frame[HEADER.agents] ?? 0;
    return Array.from(
      { length: count },
      (_, index) => frame[FRAME_HEADER_INTS + index * FRAME_AGENT_INTS] ?? -1,
    );
  }
}

const kill = (agent_id: string): Command => ({
  name: "kill",
  kwargs: { agent_id, reason: "console_kill" },
});
const spawn = (agent_id: string): Command => ({
  name: "spawn",
  kwargs: { agent_id, position: [20, 9], needs: {}, job_id: null },
});

const watched = async () => new Watched(await townAt(300));

test("a town in which nobody comes or goes sends no cast", async () => {
  const town = await watched();
  for (let ticks = 0; ticks < 40; ticks++) town.tick();
  expect(town.named("town:scene")).toHaveLength(1);
  expect(town.named("town:cast")).toEqual([]);
});

test("a newcomer is in the next frame and in one cast of the same scene, and frames have room", async () => {
  const town = await watched();
  const before = town.frames.at(-1)?.length ?? 0;
  town.tick(spawn("zoe"));
  town.tick();
  expect(town.named("town:scene")).toHaveLength(1);
  expect(town.named("town:cast")).toHaveLength(1);
  expect(town.cast()).toMatchObject({ scene: 1 });
  expect(town.cast().agents.at(-1)).toMatchObject({ person: 8, id: "zoe", name: "Zoe" });
  expect(town.numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(town.frames.at(-1)?.length).toBe(before + FRAME_AGENT_INTS);
  expect(town.frames.at(-1)?.length).toBe(frameInts(town.host.town));
});

test("who gets the place of somebody gone, and even their name, is somebody else to the page", async () => {
  const town = await watched();
  const slots = () => Array.from(town.host.town.world.live.subarray(0, 8));
  const before = slots();
  town.tick(kill("bob"), spawn("bob"));
  expect(slots().toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b));
  expect(town.named("town:cast")).toHaveLength(1);
  expect(town.cast().agents.filter(({ id }) => id === "bob")).toMatchObject([{ person: 8 }]);
  expect(town.numbers()).toEqual([0, 2, 3, 4, 5, 6, 7, 8]);
});

test("a followed person who leaves sends one farewell with their last lines, and no cards any more", async () => {
  const town = await watched();
  expect(town.view.follow("bob")).toMatchObject({ ok: true, value: { id: "bob" } });
  town.tick();
  const lines = town.host.stories.eventsOf("bob", () => true);
  const cards = town.named("inspector:card").length;
  town.tick(kill("bob"), spawn("bob"));
  for (let ticks = 0; ticks < 5; ticks++) town.tick();
  expect(town.named("inspector:card")).toHaveLength(cards);
  const farewells = town.named("inspector:farewell").map((body) => Farewell.parse(body));
  expect(farewells).toHaveLength(1);
  expect(farewells[0]).toMatchObject({ id: "bob", name: "Bob", tick: 302 });
  expect(farewells[0]?.events).toEqual(expect.arrayContaining(lines));
});

test("of somebody who has long left there is still a farewell; of somebody unheard of nothing", async () => {
  const town = await watched();
  town.tick(kill("carmen"));
  expect(town.view.follow("carmen")).toEqual({ ok: true, value: null });
  expect(town.named("inspector:farewell")).toMatchObject([{ id: "carmen", tick: 301 }]);
  expect(town.view.follow("nobody")).toMatchObject({ error: { code: "not_found" } });
});
