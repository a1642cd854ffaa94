/** What people may look for commands by, besides their titles and names: single words, in small letters. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  spawn: ["visitor", "newcomer", "person", "somebody", "arrival", "add"],
  kill: ["remove", "delete", "person", "away"],
  teleport: ["move", "take", "put", "send", "bring", "place", "person", "queue"],
  possess: ["control", "drive", "take", "over", "person"],
  blackout: ["power", "electricity", "lights", "light", "cut", "dark", "off"],
  outage: ["water", "dry", "cut", "off", "shower"],
  rain: ["weather", "wet"],
  price: ["money", "meal", "cost", "dear", "cheap", "raise", "lower", "prices"],
  setneed: ["hungry", "hunger", "tired", "energy", "hygiene", "feed"],
  force_chat: ["talk", "speak", "word", "meet", "chat"],
  arrange_meet: ["meet", "meeting", "party", "friends", "together", "bring"],
  perturbation_trigger: ["disturbance", "spike", "event", "trouble", "prices"],
  perturbation_cancel: ["disturbance", "stop", "trouble"],
  set_rel: ["friends", "rivals", "trust", "tie", "relationship"],
};

/** Words that people put between those that say what they want. */
const FILLER: readonly string[] =
  "a an and at every for from have in into let make of off on please somebody some the their to two with".split(
    " ",
  );

/** Everything that can be asked of the town and the window, and what came of it. */
export const palette = {
  alsoCalled: ALSO_CALLED,
  filler: FILLER,
  back: "Back",
  locked: "locked",
  modes: { viewer: "viewer", admin: "operator" },
  /** What keys do, after the keys. */
  hints: {
    choose: "choose",
    go: "go",
    narrow: "narrow",
    mend: "mend what was refused",
    back: "back",
  },

  search: {
    box: "Search commands, people and the window",
    empty: "What shall happen?",
    filters: {
      all: "Everything",
      viewer: "Look",
      admin: "Change",
      window: "Window",
      people: "People",
    },
    among: "Look among",
    found: "Found",
    none: "Nobody is in town yet.",
    nothing: (query: string) => `Nothing is called “${query}”. Another word may help.`,
    count: (shown: number, all: number) => `${shown} of ${all}`,
    results: (count: number) => (count === 0 ? "Results" : `Results (${count})`),
    person: (name: string) => `Follow ${name}.`,
    follow: "follow",
  },

  form: {
    nothing: "It needs nothing more to be said.",
    dryRun: "Dry run",
    ask: "Ask",
    go: "Do it",
    sent: "What is sent",
    changes: "This changes the town.",
    openTo: "It is open while operator mode is on.",
    operator: "Switch on operator mode",
    optional: "may be left out",
    /** A field, where the help speaks of it. */
    field: (label: string) => `“${label}”`,
    on: "on",
    off: "off",
    beginWith: "Begin with",
    example: (value: string) => `such as ${value}`,
    leaveOut: "leave out",
    leaveThisOut: "Leave out",
    leaveOutName: (name: string) => `Leave out ${name}`,
    leaveOutField: (label: string) => `Leave out ${label.toLowerCase()}`,
    choose: (label: string) => `Choose ${label.toLowerCase()}`,
    any: "any",
    anyNumber: "any number",
    leftOut: "left out",
    range: (label: string, from: number, to: number) => `${label}, from ${from} to ${to}`,
    axis: (label: string, axis: string) => `${label} ${axis}`,
    atDoor: "At the door of …",
    atDoorOf: (label: string) => `${label}: at the door of`,
    templates: { example: "example", form: "form" },
  },

  /** What is wrong with what was filled in. */
  faults: {
    noMember: "Set at least one of these.",
    missing: "This is needed.",
    noNumber: "This is no number.",
    notWhole: "A whole number is needed.",
    atMost: (most: string) => `At most ${most}.`,
    atLeast: (least: string) => `At least ${least}.`,
    between: (least: string, most: string) => `From ${least} to ${most}.`,
    noTile: "Two whole numbers from 0 on: x and y.",
    noJson: (reason: string) => `This is no JSON: ${reason}`,
  },

  /** Asks again. */
  sure: {
    forGood: "This cannot be taken back.",
    forGoodAbout:
      "Only a branch from before still has what it takes away; the answer says from when.",
    onePerson: "This takes hold of one person.",
    onePersonAbout: "Be sure that it is the right one.",
    /** Before what has to be typed. */
    type: "Type ",
    go: "Yes, do it",
  },

  sending: {
    tooMany: (count: number) => `${count} commands are waiting for their answer. Nothing was sent.`,
    again: (tick: string, ticks: number) =>
      `The same was sent at tick ${tick}, less than ${ticks} ticks ago. Nothing was sent.`,
    refused: (command: string, reason: string) => `${command}, refused: ${reason}`,
    done: (command: string, tick: string) => `${command}: done at tick ${tick}`,
  },

  answer: {
    sent: "Sent …",
    waiting: "Still waiting for the town …",
    waitingPaused: "Still waiting. The town is paused; this may need its next tick.",
    done: "Done",
    refused: "Refused",
    copy: "Copy",
    copied: "Copied",
    notCopied: "It could not be copied",
    cut: "Shown in part; a copy has all of it.",
    tick: (tick: string) => `tick ${tick}`,
    tickAt: (tick: string, moment: string) => `tick ${tick}, ${moment}`,
    show: "Show this moment in the timeline",
    branch: (tick: string) => `Branch from before, at tick ${tick}`,
    nothing: "nothing",
    yes: "yes",
    no: "no",
  },

  results: {
    title: "Results",
    empty: "Nothing has been asked yet. Esc leads back to the commands.",
    again: "Fill in again",
    waiting: "waiting",
    done: "done",
    refused: "refused",
  },
};
