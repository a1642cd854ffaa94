/** What is said of the town's time, and of the lives that it has led. */
export const timeline = {
  title: "Timeline",
  timelines: "Timelines",
  reading: "Reading the past of this town …",
  noFile:
    "This town has no file, so none of its past is kept. From the moment it is saved, every tick is.",
  saveAs: "Save as …",
  live: "Live",
  backTo: (moment: string) => `Back to ${moment}`,
  compare: "Compare with another timeline",
  endComparison: "End the comparison",
  zoom: {
    title: "Zoom of the timeline",
    out: "See more of the timeline",
    in: "See less of the timeline, closer",
    spans: { day: "Day", week: "Week", all: "All" },
  },
  slider: {
    title: "Time",
    live: (moment: string) => `${moment}, live`,
    past: (moment: string, span: string) => `${moment}, ${span} back`,
  },
  /** What happened, when, and of how many close by it is the gravest. */
  mark: (text: string, moment: string, all: number) =>
    `${text} ${moment}${all > 1 ? `, gravest of ${all} close by` : ""}`,
  /** What was changed in a timeline, where anything was. */
  withChange: (text: string, change: string) => (change === "" ? text : `${text}: ${change}`),
  rename: "Rename",
  renameOne: (name: string) => `Rename ${name}`,
  remove: "Remove",
  removeOne: (name: string) => `Remove ${name}`,
  dialogs: {
    name: "Name",
    branch: {
      what: (moment: string, current: string) =>
        `Another life of the town begins at ${moment}. What “${current}” has lived through stays as it is.`,
      action: "Branch",
    },
    rename: { title: "Rename timeline" },
    remove: {
      title: (name: string) => `Remove “${name}”?`,
      what: "Everything that happened in it since it parted is gone for good. All other timelines stay.",
      keep: "Keep it",
    },
    compare: {
      title: (current: string) => `Compare “${current}” with …`,
      onlyOne:
        "There is only this one timeline. Branch where something could have come differently, and both can be seen side by side.",
      whole: (until: string) => `From the beginning to ${until}`,
      parts: (parent: string, at: string) => `Parts from “${parent}” at ${at}`,
    },
  },
  /** Told once a timeline has parted. */
  parted: (name: string, moment: string) => `${name} parts here, ${moment}`,
};
