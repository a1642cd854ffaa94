/** What is said of two lives of a town side by side. */
export const comparison = {
  title: "Comparison",
  same: {
    title: "No difference",
    what: (left: string, right: string) => `So far “${left}” and “${right}” live through the same.`,
  },
  difference: (moment: string) => `First difference: ${moment}`,
  detail: (about: readonly string[], detail: string) => `${about.join(", ")}: ${detail}`,
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
