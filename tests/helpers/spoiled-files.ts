interface Spoiled {
  readonly what: string;
  /** How the window heads its message, and what that says. */
  readonly title: string;
  readonly message: RegExp;
  readonly spoil: (sound: Buffer) => Buffer;
}

/** Bytes of a town file, which is called spoiled.townlet, after something happened to it. */
export const SPOILED: readonly Spoiled[] = [
  {
    what: "a file that was cut off",
    title: "The town file is damaged",
    message: /spoiled\.townlet/,
    spoil: (sound) => sound.subarray(0, Math.floor(sound.length / 2)),
  },
  {
    what: "a file with pages overwritten",
    title: "The town file is damaged",
    message: /damaged/,
    spoil: (sound) =>
      Buffer.concat([sound.subarray(0, 4096), Buffer.alloc(sound.length - 4096, 7)]),
  },
  {
    what: "a letter",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: () => Buffer.from("Dear Anna, ".repeat(500)),
  },
  {
    what: "an empty file",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: () => Buffer.alloc(0),
  },
  {
    what: "a database of another program",
    title: "This is not a town file",
    message: /spoiled\.townlet/,
    spoil: (sound) => Buffer.concat([sound.subarray(0, 68), Buffer.alloc(4), sound.subarray(72)]),
  },
  {
    what: "a file of a newer Townlet",
    title: "The town file is newer than this program",
    message: /spoiled\.townlet/,
    spoil: (sound) => {
      const newer = Buffer.from(sound);
      newer.writeUInt32BE(999, 60);
      return newer;
    },
  },
];
