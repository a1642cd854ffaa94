import { createHmac, randomBytes } from "node:crypto";

import { PERSONAL_BEATS } from "./personal-beats.ts";
import { NameFinder } from "./name-finder.ts";
import { SECRETS, WITHHELD, isPathKey, withoutFolders } from "./withheld.ts";

export const PRIVACY_MODES = ["off", "hash", "streamer"] as const;
export type PrivacyMode = (typeof PRIVACY_MODES)[number];

/** Hex digits of a hash by which somebody goes; and of those, how many are in their display name. */
const ID_DIGITS = 8;
const NAME_DIGITS = 4;
/** So many texts are remembered with what becomes of them; events and objects are named over and over. */
const REMEMBERED = 5000;

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DisguiseOptions {
  readonly mode: PrivacyMode;
  /** Of this session; a random one when left out. */
  readonly salt?: string | undefined;
}

/**
 * Whatever leaves the town goes through here. In modes `hash` and `streamer` each person goes by a salted
 * hash: their id, wherever it stands, by the first eight hex digits of HMAC-SHA-256, and their name by
 * "Resident" and the first four. Streamer mode leaves out personal lines too. Tokens leave in no mode; hashes of
 * policies, their artefacts and folders of files in no payload. Operations §7.12.
 */
export class Disguise {
  readonly mode: PrivacyMode;
  readonly #salt: string;
  readonly #people = new Map<string, string>();
  readonly #hashes = new Map<string, string>();
  readonly #names = new Set<string>();
  readonly #finder = new NameFinder();
  readonly #made = new Map<string, string>();
  /** How many of each register are known; registers only grow. */
  readonly #heard = new WeakMap<readonly Named[], number>();

  constructor({ mode, salt = randomBytes(16).toString("hex") }: DisguiseOptions) {
    this.mode = mode;
    this.#salt = salt;
  }

  /** Whether people go by other names. */
  get isOn(): boolean {
    return this.mode !== "off";
  }

  /** Everybody who ever lived in a town: asked of before anything of it is shown. Costs nothing where nobody is new. */
  know(people: readonly Named[]): this {
    if (!this.isOn) return this;
    const from = this.#heard.get(people) ?? 0;
    if (from >= people.length) return this;
    this.#made.clear();
    for (const { id, name } of people.slice(from)) {
      const hash = this.#hashOf(id);
      this.#finder.learn(id, hash);
      this.#finder.learn(name, this.#displayName(hash));
    }
    this.#heard.set(people, people.length);
    return this;
  }

  /** A payload of the stream, or anything else that is shown or written: a copy where it has to differ. */
  payload<T>(payload: T): T;
  payload(payload: unknown): unknown {
    return this.#value(payload, "", 0);
  }

  /** What a command answered. Its file names are for the operator who asked, unless people go by other names. */
  result<T>(result: T): T;
  result(result: unknown): unknown {
    return this.isOn ? this.#value(result, "", 1) : withoutSecrets(result);
  }

  /** One text: a line of a log, a message. */
  text(text: string): string {
    if (!this.isOn) return text;
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const made = withoutFolders(this.#finder.replaceIn(text));
    if (this.#made.size >= REMEMBERED) this.#made.clear();
    this.#made.set(text, made);
    return made;
  }

  /** Whether a line of this category is told. */
  tells(category: string): boolean {
    return this.mode !== "streamer" || !PERSONAL_BEATS.has(category);
  }

  /** Who goes by a hash; whatever is no hash of somebody is itself. For what comes back from who was shown it. */
  reveal(shown: string): string {
    return this.#people.get(shown) ?? shown;
  }

  /** `depth` 0 is the payload itself: its keys are sections and never people. */
  #value(value: unknown, key: string, depth: number): unknown {
    if (typeof value === "string") {
      return this.text(isPathKey(key) ? withoutFolders(value) : value);
    }
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      return items
        .filter((item) => this.#isTold(item))
        .map((item) => this.#value(item, key, depth + 1));
    }
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
        WITHHELD.has(name)
          ? []
          : [[depth === 0 ? name : this.text(name), this.#value(inner, name, depth + 1)]],
      ),
    );
  }

  #isTold(item: unknown): boolean {
    if (typeof item !== "object" || item === null || !("category" in item)) return true;
    return typeof item.category !== "string" || this.tells(item.category);
  }

  /** Eight digits of the hash; of two people with the same, who came later has the next eight. */
  #hashOf(id: string): string {
    const known = this.#hashes.get(id);
    if (known !== undefined) return known;
    for (let round = 0; ; round++) {
      const digest = createHmac("sha256", this.#salt).update(round === 0 ? id : `${id}\n${round}`);
      const hash = digest.digest("hex").slice(0, ID_DIGITS);
      if (this.#people.has(hash)) continue;
      this.#people.set(hash, id);
      this.#hashes.set(id, hash);
      return hash;
    }
  }

  /** Of two with the same first digits, who came later is given more of them. */
  #displayName(hash: string): string {
    for (let digits = NAME_DIGITS; ; digits++) {
      const made = `Resident ${hash.slice(0, digits)}`;
      if (this.#names.has(made) && digits < ID_DIGITS) continue;
      this.#names.add(made);
      return made;
    }
  }
}

/** Everything but passwords and their like. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] =>
      SECRETS.has(name) ? [] : [[name, withoutSecrets(inner)]],
    ),
  );
}
