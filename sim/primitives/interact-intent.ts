/** What somebody is about to do with their target object in this tick; the number stored. */
export const INTERACT = {
  none: 0,
  /** Asks for it, and starts using it if it is theirs. */
  askOrStart: 1,
  /** Asks for it and no more. */
  ask: 2,
  /** Asks for it, and complains when refused. */
  askLoudly: 3,
  /** Complains of being kept from it. */
  complain: 4,
} as const;
