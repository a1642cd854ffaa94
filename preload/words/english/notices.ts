/** Short words on what has just been done, which go away by themselves. */
export const notices = {
  saved: (tick: string) => `Saved at tick ${tick}`,
  newTown: "A new town begins",
  textSize: (percent: number) => `Text at ${percent} %`,
  operator: { on: "Operator mode is on", off: "Operator mode is off" },
  sound: { on: "Sound is on", off: "Sound is off" },
  path: { on: "The path of whom you follow is shown", off: "Paths are no longer shown" },
  heat: { on: "Where people were is shown", off: "Where people were is no longer shown" },
  queues: { on: "Queues are shown", off: "Queues are no longer shown" },
  place: {
    shown: (number: number) => `Place ${number}`,
    kept: (number: number) => `Kept as place ${number}`,
    replaced: (number: number) => `Place ${number} replaced`,
    empty: (number: number) => `No place ${number} yet: Ctrl+${number} keeps one`,
  },
};
