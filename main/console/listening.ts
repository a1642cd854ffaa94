import { type Server, type Socket, isIPv6 } from "node:net";

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

/** A place as people write it. */
export function written({ host, port }: Place): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Who is at the other end, as a number; of the fourth version where it is one. */
export function addressOf({ remoteAddress = "" }: Socket): string {
  return remoteAddress.replace(/^::ffff:/, "");
}

/**
 * Keeps count of the sockets of a server, those in the middle of a handshake too. Returns what ends them all,
 * and the server with them.
 */
export function closerOf(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => void sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
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
