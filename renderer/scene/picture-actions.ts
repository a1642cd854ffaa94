import {
  toggleHeat,
  toggleLines,
  toggleNames,
  togglePath,
  toggleQueues,
  toggleRoofs,
} from "../commands.ts";

/** What may be seen over the town, or left out. */
export const PICTURE_ACTIONS = {
  "toggle-names": {
    label: "Names on or off",
    about: "Shows everybody’s name over the town.",
    key: "n",
    keys: ["N"],
    run: toggleNames,
  },
  "toggle-roofs": {
    label: "Roofs on or off",
    about: "Hides all roofs, or opens them only where needed.",
    key: "r",
    keys: ["R"],
    run: toggleRoofs,
  },
  "toggle-lines": {
    label: "Lines to friends and rivals on or off",
    about: "Draws lines between whom you follow and those they know.",
    key: "l",
    keys: ["L"],
    run: toggleLines,
  },
  "toggle-path": {
    label: "Path of whom you follow on or off",
    about: "Draws the way that they have before them, to where they are bound.",
    run: togglePath,
  },
  "toggle-heat": {
    label: "Where people were on or off",
    about: "Colours the ground where people have been of late.",
    key: "h",
    keys: ["H"],
    run: toggleHeat,
  },
  "toggle-queues": {
    label: "Queues on or off",
    about: "Shows who waits for what, their places in line and who has it.",
    key: "q",
    keys: ["Q"],
    run: toggleQueues,
  },
} as const;
