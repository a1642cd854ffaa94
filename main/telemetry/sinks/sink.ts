/** Somewhere that text is sent to. The outbox calls one after the other, and waits for each. */
export interface Sink {
  /** What it is called in `transport`. */
  readonly name: string;
  readonly traits: {
    readonly tls_enabled: boolean;
    readonly verify_hostname: boolean;
    readonly allow_plaintext: boolean;
    readonly auth_enabled: boolean;
  };
  /** Makes ready for the next text; true when that begins something new: a connection, a file. Rejects where it cannot. */
  readonly ready: () => Promise<boolean>;
  /** Resolves when the text is out of our hands; rejects when none or only some of it is. */
  readonly write: (text: string) => Promise<void>;
  /** After a text that was refused: what comes next begins something new. */
  readonly reset: () => void;
  /** Lets go of everything at once, whatever is still under way. */
  readonly close: () => Promise<void>;
}

/** For what never leaves the machine. */
export const LOCAL = {
  tls_enabled: false,
  verify_hostname: false,
  allow_plaintext: false,
  auth_enabled: false,
} as const satisfies Sink["traits"];
