/** What stands along the upper edge of the window. */
export const topBar = {
  /** Goes on after the day. */
  partOfDay: (part: string) => `, ${part.toLowerCase()}`,
  speed: {
    title: "Speed",
    pause: "Pause",
    rate: (rate: number) => `${rate}×`,
    step: "One step",
  },
  past: "The past",
  sky: "Weather and outages",
  operator: {
    title: "Operator",
    about: "Commands may change the town. Switch it off in the Town menu.",
  },
  noNews: "No news from the town for some seconds",
  restarting: "The town is restarting from its file",
  file: {
    menu: "File",
    /** Goes on after the name of the town. */
    name: (name: string) => ` · ${name}`,
  },
  /** Goes on after the name of the town. */
  notSaved: " · not saved yet",
  showNames: "Show who is who",
  hideNames: "Hide who is who",
};
