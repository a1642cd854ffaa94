/** What the list of those who live here says. */
export const residents = {
  title: "Residents",
  empty: "Nobody lives here yet.",
  lowestNeed: (share: string) => `Lowest need at ${share}`,
  /** What somebody begins to do, read out. */
  spoken: (name: string, doing: string) => `${name}: ${doing}.`,
  doing: {
    away: "Not in town",
    leaving: "Leaving town",
    chatting: (name: string) => `Chatting with ${name}`,
    coldWords: (name: string) => `Cold words with ${name}`,
    arguing: (name: string) => `Arguing with ${name}`,
  },
  /** To be read after what they do. */
  where: {
    at: (place: string) => `at ${place}`,
    inStreet: "in the street",
    through: (place: string) => `through ${place}`,
    alongStreet: "along the street",
  },
};
