import type { Person } from "../frames/crowd.ts";
import { GroundMarks } from "./ground-marks.ts";
import { QueueLines } from "./queue-lines.ts";
import type { TownMap } from "./town-map.ts";

/** What is drawn on the ground over the town: queues, as far as they are wanted. */
export class Ground {
  readonly marks = new GroundMarks();
  readonly queues = new QueueLines();
  private map: TownMap;
  private withQueues = false;

  constructor(map: TownMap) {
    this.map = map;
  }

  recast(map: TownMap): void {
    this.map = map;
  }

  showQueues(wanted: boolean): void {
    this.withQueues = wanted;
    this.queues.clear();
  }

  get showsQueues(): boolean {
    return this.withQueues;
  }

  /** Draws everything anew for people as they stand now. */
  update(people: readonly Person[]): void {
    this.marks.clear();
    if (this.withQueues) this.queues.update(people, this.map.scene.objects, this.marks);
  }
}
