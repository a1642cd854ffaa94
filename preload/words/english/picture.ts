/** What is said of the picture of the town, and in it. */
export const picture = {
  town: (residents: number) =>
    `The town, seen from above. ${residents} residents; the list of residents says what each of them does.`,
  townBeside: (timeline: string, residents: number) =>
    `The town as it is in “${timeline}”, seen from above. ${residents} residents.`,
  notDeep: "This machine offers no 3D drawing; the flat map is shown instead.",
  notStarted: "3D drawing could not be started; the flat map is shown instead.",
  lost: "The graphics driver let go of the picture; the flat map stands in.",
  /** On the line between two who do not know each other. */
  strangers: "Strangers",
};
