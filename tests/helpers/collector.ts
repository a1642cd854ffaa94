import { readFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import tls from "node:tls";

import { onTestFinished } from "vitest";

const fixtures = path.resolve(import.meta.dirname, "../fixtures/tls");

/** A certificate of the tests, signed by itself. */
export function pem(name: "test-only" | "elsewhere", part: "cert" | "key"): string {
  return path.join(fixtures, `${name}.${part}.pem`);
}

/** Somebody who listens to telemetry on a port of this machine, and keeps every line of every connection. */
export class Collector {
  readonly connections: string[] = [];
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  constructor(name: "test-only" | "elsewhere" | null) {
    const heard = (socket: net.Socket): void => this.#hear(socket);
    this.#server =
      name === null
        ? net.createServer(heard)
        : tls.createServer(
            { cert: readFileSync(pem(name, "cert")), key: readFileSync(pem(name, "key")) },
            heard,
          );
    onTestFinished(() => this.stop());
  }

  #hear(socket: net.Socket): void {
    const at = this.connections.push("") - 1;
    this.#sockets.add(socket);
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => (this.connections[at] += text));
    socket.on("error", () => undefined);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("no address");
    return address.port;
  }

  /** Ends every connection, and takes no more. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  /** Complete lines of one connection. */
  linesOf(connection: number): string[] {
    return (this.connections[connection] ?? "").split("\n").slice(0, -1);
  }
}
