import { WORDS } from "../../preload/words/words.ts";
import {
  toggleHeat,
  toggleLines,
  toggleNames,
  togglePath,
  toggleQueues,
  toggleRoofs,
} from "../commands.ts";

const { actions } = WORDS;

/** What may be seen over the town, or left out. */
export const PICTURE_ACTIONS = {
  "toggle-names": {
    ...actions["toggle-names"],
    key: "n",
    keys: ["N"],
    run: toggleNames,
  },
  "toggle-roofs": {
    ...actions["toggle-roofs"],
    key: "r",
    keys: ["R"],
    run: toggleRoofs,
  },
  "toggle-lines": {
    ...actions["toggle-lines"],
    key: "l",
    keys: ["L"],
    run: toggleLines,
  },
  "toggle-path": {
    ...actions["toggle-path"],
    run: togglePath,
  },
  "toggle-heat": {
    ...actions["toggle-heat"],
    key: "h",
    keys: ["H"],
    run: toggleHeat,
  },
  "toggle-queues": {
    ...actions["toggle-queues"],
    key: "q",
    keys: ["Q"],
    run: toggleQueues,
  },
} as const;
