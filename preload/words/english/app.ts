/** What the window says round its panels. */
export const app = {
  toComparison: "Go to the comparison",
  toResidents: "Go to the residents",
  pages: "Panels beside the town",
  drop: "Let go to open this town",
  waiting: {
    title: "Townlet",
    empty: "No town is open.",
    begin: "Begin a new town",
    wakes: "The town is waking up …",
  },
  unreachable: {
    title: "The window lost its town",
    message: "The application did not answer.",
    next: "Close the window and start Townlet again.",
  },
  unreadable: (why: string) => `What the town says cannot be read: ${why}.`,
};
