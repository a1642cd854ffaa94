/** What the card says of somebody who comes or goes. */
export const vignette = {
  arrival: "New in town",
  exit: "Leaves town",
  since: (day: number) => `Here since day ${day}`,
  goThere: "Go there",
  dismiss: "Dismiss",
};
