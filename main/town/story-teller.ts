import { eventRecord } from "../../sim/events/decode-event.ts";
import { narrate } from "../../sim/narration/narrate.ts";
import type { Story } from "../../sim/narration/story.ts";
import type { Town } from "../../sim/town.ts";

const KEPT_STORIES = 500;
const KEPT_PER_AGENT = 20;

type AgentEvents = { tick: number; text: string }[];

/** Turns events into lines as they happen, and remembers the last ones of the town and of each person. */
export class StoryTeller {
  readonly #stories: Story[] = [];
  readonly #byAgent = new Map<string, AgentEvents>();
  readonly counts: Record<string, number> = {};
  #fresh: Story[] = [];
  #seq = 0;

  /** Reads the events that stand in the town's log now. */
  listen(town: Town): void {
    for (let index = 0; index < town.events.count; index++) {
      const line = narrate(town, eventRecord(town, index));
      if (line !== null) this.#tell({ seq: this.#seq++, ...line });
    }
  }

  #tell(story: Story): void {
    this.counts[story.category] = (this.counts[story.category] ?? 0) + 1;
    this.#fresh.push(story);
    this.#stories.push(story);
    if (this.#stories.length > 2 * KEPT_STORIES) this.#stories.splice(0, KEPT_STORIES);
    if (this.#fresh.length > KEPT_STORIES) this.#fresh.shift();
    for (const id of story.agents) {
      const own = this.#byAgent.get(id) ?? [];
      own.unshift({ tick: story.tick, text: story.text });
      own.length = Math.min(own.length, KEPT_PER_AGENT);
      this.#byAgent.set(id, own);
    }
  }

  /** The newest `limit`, oldest first. */
  last(limit: number): Story[] {
    return this.#stories.slice(-limit);
  }

  /** Lines since the last call, oldest first. */
  takeFresh(): Story[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** What happened to a person, newest first. */
  eventsOf(agentId: string): AgentEvents {
    return [...(this.#byAgent.get(agentId) ?? [])];
  }
}
