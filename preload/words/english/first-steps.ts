/** What is suggested to those who see the town for the first time. */
export const firstSteps = {
  close: "Close the first steps",
  pace: {
    title: "Set the pace",
    words: "The town lives by itself. Stop it and let it go on, or make a day pass in seconds.",
  },
  follow: {
    title: "Follow somebody",
    words: "Click on a person, in the town or in the list. Their card says what they do, and why.",
  },
  past: {
    title: "Go back in time",
    words: "Drag the line at the bottom to the left. Every moment is kept, and shown as it was.",
  },
  live: {
    title: "Come back to live",
    words: "Nothing is lost by looking back. Or let another life of the town begin from there.",
  },
  commands: {
    title: "Ask for anything",
    words: "Rain, a blackout, a visitor, a word between two people: find it by its name.",
  },
  end: {
    title: "The town is yours",
    words: "Keep it running, and look in now and then. Every key is on one sheet.",
    done: "Done",
  },
};
