import type { Server } from "node:net";

import { err, ok } from "../../sim/result.ts";
import { type Outcome, errorCode, errorMessage, problem } from "../problem.ts";

/** Where something listens: a name or a number of this machine, and a port. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A certificate and its key, PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Something that listens until it is closed. */
export interface Listening extends Place {
  /** Ends the connections too. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);

/** Whether nobody but this machine can come in there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/** Waits until it listens, or says why it cannot. */
export function listenAt(server: Server, { host, port }: Place): Promise<Outcome<Place>> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => {
      const code = errorCode(error);
      const why = code === "EADDRINUSE" ? "another program listens there" : errorMessage(error);
      resolve(
        err(
          problem(
            "not_writable",
            `${host}:${port} cannot be listened at: ${why}.`,
            "Choose another place.",
          ),
        ),
      );
    };
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      const at = server.address();
      resolve(ok({ host, port: typeof at === "object" && at !== null ? at.port : port }));
    });
  });
}
