/** What the window does by itself, by the name of each action: how it is called, and a sentence about it. */
export const actions = {
  "toggle-pause": {
    label: "Pause, go on",
    about: "Stops the town, or lets it go on at the speed from before.",
  },
  speed: {
    label: (rate: number) => `Speed ${rate}×`,
    about: (rate: number) =>
      rate === 1 ? "Four ticks a second." : `${rate} times as fast as life.`,
  },
  step: {
    label: "One step on",
    about: "Pauses, and lets one tick happen.",
  },
  "step-back": {
    label: "One step back",
    about: "Shows the tick before.",
  },
  "go-live": {
    label: "Back to live",
    about: "Goes on with the newest tick.",
  },
  "branch-here": {
    label: "Branch here",
    about: "Lets another life of the town part from the shown tick.",
  },
  compare: {
    label: "Compare timelines",
    about: "Puts another life of the town beside this one.",
  },
  "focus-next": {
    label: "Follow the next person",
    about: "Goes round everybody who lives here.",
  },
  "focus-clear": {
    label: "Follow nobody",
    about: "Closes the card and lets the camera go.",
  },
  "toggle-dashboard": {
    label: "Dashboard",
    about: "Figures, work, queues and events of the town, on one sheet.",
  },
  "show-disturbances": {
    label: "Disturbances",
    about: "What befalls the town now, soon and lately.",
  },
  "show-day": {
    label: "The day on one page",
    about: "What happened on a day, and its figures beside those of the day before.",
  },
  "toggle-names": {
    label: "Names on or off",
    about: "Shows everybody’s name over the town.",
  },
  "toggle-roofs": {
    label: "Roofs on or off",
    about: "Hides all roofs, or opens them only where needed.",
  },
  "toggle-lines": {
    label: "Lines to friends and rivals on or off",
    about: "Draws lines between whom you follow and those they know.",
  },
  "toggle-path": {
    label: "Path of whom you follow on or off",
    about: "Draws the way that they have before them, to where they are bound.",
  },
  "toggle-heat": {
    label: "Where people were on or off",
    about: "Colours the ground where people have been of late.",
  },
  "toggle-queues": {
    label: "Queues on or off",
    about: "Shows who waits for what, their places in line and who has it.",
  },
  "toggle-sound": {
    label: "Sound on or off",
    about: "Lets be heard what happens, and wind and weather.",
  },
  "toggle-privacy": {
    label: "Hide or show who is who",
    about: "Hides at once who people are, and what is personal.",
  },
  "camera-home": {
    label: "Whole town",
    about: "Brings all of the town into the picture.",
  },
  "zoom-in": {
    label: "Zoom in",
    about: "Looks closer.",
  },
  "zoom-out": {
    label: "Zoom out",
    about: "Looks from further away.",
  },
  "toggle-director": {
    label: "Director",
    about: "Lets the camera go by itself where the town is liveliest, until somebody takes it.",
  },
  "keep-place": {
    label: (number: number) => `Keep as place ${number}`,
    about: "Remembers where the camera is.",
  },
  "go-to-place": {
    label: (number: number) => `Go to place ${number}`,
    about: "Flies where the camera was when the place was kept.",
  },
  "town-in-words": {
    label: "The town in words",
    about: "Says in the list of residents what the picture shows.",
  },
  "larger-text": {
    label: "Larger text",
    about: "Makes text and panels larger, up to twice their size.",
  },
  "smaller-text": {
    label: "Smaller text",
    about: "Makes text and panels smaller again.",
  },
  "usual-text": {
    label: "Usual text size",
    about: "Text and panels as they were at first.",
  },
  "open-commands": {
    label: "Commands",
    about: "Opens this list, and closes it.",
  },
  "open-results": {
    label: "Results of commands",
    about: "What came of the last commands, newest first.",
  },
  "toggle-operator": {
    label: "Operator mode on or off",
    about: "Lets commands change the town, or no longer.",
  },
  "new-town": {
    label: "New town",
    about: "Begins another town, from any scenario.",
  },
  "open-town": {
    label: "Open a town",
    about: "Shows a town from a file.",
  },
  "recent-towns": {
    label: "Recent towns",
    about: "Towns that were open lately, each as it was left.",
  },
  "save-town": {
    label: "Save",
    about: "Keeps the town as it is now in its file.",
  },
  "save-as": {
    label: "Save as",
    about: "Keeps the town in another file.",
  },
  "open-settings": {
    label: "Settings",
    about: "How the window looks and moves.",
  },
  "open-shortcuts": {
    label: "Keyboard shortcuts",
    about: "Every key on one sheet.",
  },
  "first-steps": {
    label: "First steps",
    about: "Suggests what to try first, one thing after the other.",
  },
  "open-about": {
    label: "About Townlet",
    about: "Version, parts and licences.",
  },
};
