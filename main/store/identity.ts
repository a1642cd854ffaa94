/** Who a town is: everything needed to create it again, and where its record ends. */
export interface TownIdentity {
  readonly title: string;
  /** Name of the scenario it was made from. */
  readonly scenario: string;
  readonly config_id: string;
  readonly config_hash: string;
  /** The complete configuration as JSON, keys in their order. */
  readonly config: string;
  /** Decimal. */
  readonly seed: string;
  /** ISO 8601. */
  readonly created_at: string;
  /** Program and version. */
  readonly created_by: string;
}

export interface StoredSnapshot {
  readonly tick: number;
  readonly state_hash: string;
  readonly raw_bytes: number;
}

/** What one write brings to disk, all or nothing. */
export interface StoreBatch {
  /** The record is complete up to here. */
  readonly tick: number;
  /** Records of EVENT_INTS integers each, in order. */
  readonly eventInts: readonly number[];
  /** One per event. */
  readonly eventValues: readonly number[];
  readonly inputs: readonly { readonly tick: number; readonly input: string }[];
  readonly hashes: readonly { readonly tick: number; readonly state_hash: string }[];
  readonly snapshots: readonly {
    readonly tick: number;
    readonly state_hash: string;
    readonly bytes: Uint8Array;
  }[];
}
