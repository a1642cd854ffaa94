import type { Person } from "../frames/crowd.ts";
import { type GroundMarks, MARK } from "./ground-marks.ts";
import type { SceneObject } from "./town-map.ts";

/** In place of a number: has what others wait for. */
export const IN_USE = -1;
/** More people than this never wait for one thing; the last place is for whoever comes later still. */
const PLACES = 16;

const LINE_RADIUS = 0.07;
const THING_RADIUS = 0.62;

/** Who waits for what, in which order, and who has it: from what the frames say of people. */
export class QueueLines {
  /** By row: the place in line, 1 = next; IN_USE for who has what others wait for; 0 for everybody else. */
  readonly places: number[] = [];
  /** Rows of those who wait, by thing and place; −1 for nobody. [things × PLACES] */
  private lines = new Int32Array(0);

  clear(): void {
    this.places.fill(0);
  }

  /** Finds everybody's place, and adds a line through each queue to its thing. No allocation while nothing is built. */
  update(people: readonly Person[], objects: readonly SceneObject[], marks: GroundMarks): void {
    if (this.lines.length < objects.length * PLACES)
      this.lines = new Int32Array(objects.length * PLACES).fill(-1);
    const { lines, places } = this;
    for (const person of people)
      if (waits(person, objects.length)) lines[cellOf(person)] = person.row;
    for (const person of people) {
      places[person.row] = 0;
      const thing = objects[person.object];
      if (thing === undefined || !person.present) continue;
      if (person.queuePlace > 0) {
        places[person.row] = person.queuePlace;
        this.join(person, people, thing, marks);
      } else if (person.progress > 0 && this.isAwaited(person.object)) {
        places[person.row] = IN_USE;
      }
    }
    for (const person of people) if (waits(person, objects.length)) lines[cellOf(person)] = -1;
  }

  /** From somebody who waits to whoever is before them, or to the thing, which gets a ring. */
  private join(
    person: Person,
    people: readonly Person[],
    thing: SceneObject,
    marks: GroundMarks,
  ): void {
    const [x, y] = [person.drawX + 0.5, person.drawY + 0.5];
    const ahead = people[this.rowBefore(person)];
    const toX = (ahead === undefined ? thing.position[0] : ahead.drawX) + 0.5;
    const toY = (ahead === undefined ? thing.position[1] : ahead.drawY) + 0.5;
    if (ahead === undefined) {
      marks.add(toX, toY, toX, toY, THING_RADIUS, MARK.thing);
      // As far as the ring.
      const length = Math.hypot(toX - x, toY - y);
      const share = length < THING_RADIUS ? 0 : 1 - THING_RADIUS / length;
      marks.add(x, y, x + (toX - x) * share, y + (toY - y) * share, LINE_RADIUS, MARK.queue);
      return;
    }
    marks.add(x, y, toX, toY, LINE_RADIUS, MARK.queue);
  }

  /** Row of the nearest person before somebody in their line, −1 for nobody. */
  private rowBefore(person: Person): number {
    const last = cellOf(person);
    for (let cell = last - 1; cell > person.object * PLACES; cell--) {
      const row = this.lines[cell] ?? -1;
      if (row >= 0) return row;
    }
    return -1;
  }

  private isAwaited(object: number): boolean {
    for (let place = 1; place < PLACES; place++)
      if ((this.lines[object * PLACES + place] ?? -1) >= 0) return true;
    return false;
  }
}

const waits = ({ present, queuePlace, object }: Person, objects: number): boolean =>
  present && queuePlace > 0 && object >= 0 && object < objects;

const cellOf = ({ object, queuePlace }: Person): number =>
  object * PLACES + Math.min(queuePlace, PLACES - 1);
