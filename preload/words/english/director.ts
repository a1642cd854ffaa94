/** What is said of the camera that goes by itself. */
export const director = {
  take: "Take the camera",
  taken: "You have the camera",
  waits: "waits",
  waitsForPast: "waits while the past is shown",
  waitsForTown: "waits while the town stands still",
  looks: "looks about",
  person: (name: string, doing: string) =>
    doing === "" ? name : `${name}, ${doing.charAt(0).toLowerCase()}${doing.slice(1)}`,
  town: "The town",
  street: "In the street",
};
