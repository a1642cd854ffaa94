import type { Person } from "../frames/crowd.ts";
import { Heat } from "./heat.ts";
import { GroundMarks } from "./ground-marks.ts";
import { QueueLines } from "./queue-lines.ts";
import type { TownMap } from "./town-map.ts";
import { markWay, type Way } from "./way-marks.ts";

/** What is drawn on the ground over the town: queues, the way of the followed, where people were; as far as they are wanted. */
export class Ground {
  readonly marks = new GroundMarks();
  readonly queues = new QueueLines();
  readonly heat: Heat;
  private map: TownMap;
  private withQueues = false;
  /** Of the followed; empty where none is to be seen. */
  way: Way = [];

  constructor(map: TownMap) {
    this.map = map;
    this.heat = new Heat(map);
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

  /** Draws everything anew for people as they stand now; `followed` is a row. */
  update(people: readonly Person[], followed: number): void {
    this.marks.clear();
    if (this.withQueues) this.queues.update(people, this.map.scene.objects, this.marks);
    const walker = people[followed];
    if (walker?.present === true) markWay(this.way, walker, this.marks);
  }
}
