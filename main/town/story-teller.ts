import { storiesOf } from "../../sim/narration/stories-of.ts";
import type { Story } from "../../sim/narration/story.ts";
import type { Town } from "../../sim/town.ts";

const KEPT_STORIES = 500;
const KEPT_PER_AGENT = 20;
const NOTHING_TOLD: readonly Story[] = [];

type AgentEvents = { tick: number; text: string }[];
type Kept = { readonly tick: number; readonly text: string; readonly category: string };

/** Keeps what the town tells, as far as people ask for it: the last lines, and those about each person. */
export class StoryTeller {
  readonly #stories: Story[] = [];
  readonly #byAgent = new Map<string, Kept[]>();
  #fresh: Story[] = [];

  /** Takes what the tick that has just run had to tell, and returns it. */
  listen(town: Town): readonly Story[] {
    if (town.stories.count === 0) return NOTHING_TOLD;
    const told = storiesOf(town);
    for (const story of told) this.#keep(story);
    return told;
  }

  #keep(story: Story): void {
    this.#fresh.push(story);
    this.#stories.push(story);
    if (this.#stories.length > 2 * KEPT_STORIES) this.#stories.splice(0, KEPT_STORIES);
    if (this.#fresh.length > KEPT_STORIES) this.#fresh.shift();
    for (const id of story.agents) {
      const own = this.#byAgent.get(id) ?? [];
      own.unshift({ tick: story.tick, text: story.text, category: story.category });
      own.length = Math.min(own.length, KEPT_PER_AGENT);
      this.#byAgent.set(id, own);
    }
  }

  /** Forgets all, and begins again with lines that were told before. */
  restart(stories: readonly Story[]): void {
    this.#stories.length = 0;
    this.#byAgent.clear();
    for (const story of stories) this.#keep(story);
    this.#fresh = [];
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

  /** What happened to a person, newest first, as far as lines of a category are told. */
  eventsOf(agentId: string, tells: (category: string) => boolean): AgentEvents {
    const own = this.#byAgent.get(agentId) ?? [];
    return own.filter(({ category }) => tells(category)).map(({ tick, text }) => ({ tick, text }));
  }
}
