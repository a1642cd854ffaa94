import { WORDS } from "../../../preload/words/words.ts";
import { hasPast, showsPast, store, type WindowState } from "../../state.ts";

const { firstSteps } = WORDS;

/** One thing to try: what it is, how it is done, and what it looks like when it has been done. */
export interface Step {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly keys: readonly string[];
  /** Where left out, it can always be tried. */
  readonly isOpen?: (state: WindowState) => boolean;
  readonly isDone: (state: WindowState, before: WindowState) => boolean;
}

/** In the order in which they are suggested; what has been done by itself is not suggested any more. */
export const STEPS: readonly Step[] = [
  {
    name: "pace",
    ...firstSteps.pace,
    keys: ["Space", "1", "2", "3"],
    // A town that is opened begins to move by itself.
    isDone: ({ status }, before) => {
      const speed = before.status?.speed ?? 0;
      return speed !== 0 && status !== null && status.speed !== speed;
    },
  },
  {
    name: "follow",
    ...firstSteps.follow,
    keys: ["F"],
    isDone: ({ followed }) => followed !== null,
  },
  {
    name: "past",
    ...firstSteps.past,
    keys: [","],
    isOpen: hasPast,
    isDone: showsPast,
  },
  {
    name: "live",
    ...firstSteps.live,
    keys: ["End", "B"],
    isOpen: hasPast,
    isDone: (state, before) => showsPast(before) && !showsPast(state),
  },
  {
    name: "commands",
    ...firstSteps.commands,
    keys: ["Ctrl P"],
    isDone: ({ dialog }) => dialog === "palette",
  },
];

/** The step that is suggested; undefined once all have been done. */
export function nextStep(state: WindowState): Step | undefined {
  return STEPS.find(({ name, isOpen }) => !state.stepsDone.has(name) && (isOpen?.(state) ?? true));
}

/** Notes from now on what people do for the first time, while the first steps are suggested. */
export function followFirstSteps(): void {
  store.subscribe((state, before) => {
    if (!state.settings.first_steps) return;
    const done = STEPS.filter(
      (step) => !state.stepsDone.has(step.name) && step.isDone(state, before),
    );
    if (done.length === 0) return;
    store.setState({ stepsDone: new Set([...state.stepsDone, ...done.map(({ name }) => name)]) });
  });
}
