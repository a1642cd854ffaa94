/** What is said of two lives of a town side by side. */
export const comparison = {
  title: "Comparison",
  same: {
    title: "No difference",
    what: (left: string, right: string) =>
      `So far “${left}” and “${right}” live through the same. Where they part will be said here.`,
  },
  difference: (moment: string) => `First difference: ${moment}`,
  /** What one life was told and the other was not. */
  told: (life: string, order: string) => `“${life}” was told: ${order}.`,
  order: (title: string, about: string) => `${title} (${about})`,
  wallet: "money",
  option: "plan",
  in: (value: string, life: string) => `${value} in “${life}”`,
  sides: (name: string, what: string, here: string, there: string) =>
    `${name}, ${what}: ${here}, ${there}.`,
  /** Where both sides look the same as they are written. */
  hardly: (name: string, what: string, both: string, side: string) =>
    `${name}, ${what}: ${both} in both, ${side}.`,
  less: "a touch less",
  more: "a touch more",
  nothing: "nothing",
  elsewhere: (name: string) => `${name} stands elsewhere.`,
  decides: (name: string) => `${name} weighs up differently what to do.`,
  ties: (name: string) => `${name} gets on differently with somebody.`,
  otherwise: (name: string, what: string) => `${name}: ${what}.`,
  inTown: (what: string) => `The town: ${what}.`,
  figures: {
    title: "Figures of both",
    sinceParted: "Figures since they parted",
    sinceBeginning: "Figures since the beginning",
    counting: "Counting …",
    none: "Nothing to count yet. The first figures come as people go about their day.",
    table: "Figures",
    name: "Figure",
    change: "Change",
    against: (life: string, base: string) => `Change: ${life} against ${base}`,
    /** Under the figure of all days. */
    worstDay: "… on the worst",
  },
};
