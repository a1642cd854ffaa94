import type {
  Problem,
  Reply,
  RequestArgs,
  RequestName,
  RequestReply,
  TownletBridge,
} from "../../preload/contract.ts";
import { WORDS } from "../../preload/words/words.ts";

declare global {
  interface Window {
    /** Absent when the preload script could not run. */
    readonly townlet?: TownletBridge;
  }
}

const UNREACHABLE: Problem = {
  code: "unreachable",
  ...WORDS.app.unreachable,
};

/** Asks the main side; every failure comes back as a problem to show. */
export async function request<N extends RequestName>(
  name: N,
  args: RequestArgs<N>,
): Promise<Reply<RequestReply<N>>> {
  const bridge = window.townlet;
  if (bridge === undefined) return { ok: false, problem: UNREACHABLE };
  try {
    return await bridge.request(name, args);
  } catch (error) {
    return {
      ok: false,
      problem: { ...UNREACHABLE, message: error instanceof Error ? error.message : String(error) },
    };
  }
}
