import net from "node:net";
import tls from "node:tls";

import { written } from "../../console/listening.ts";
import type { Sink } from "./sink.ts";

export interface TcpPlace {
  readonly host: string;
  readonly port: number;
  /** Without encryption: for this machine only. */
  readonly plaintext: boolean;
  /** PEM texts: whom to trust besides everybody whom the system trusts, and who we are. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

const CONNECT_MS = 5000;
const SEND_MS = 1000;

/** A connection to a collector, encrypted and the name of its host verified, made again whenever it is lost. */
export function tcpSink(place: TcpPlace): Sink {
  let socket: net.Socket | null = null;
  let failure: Error | null = null;

  const letGo = (): void => {
    socket?.destroy();
    socket = null;
  };
  return {
    name: `tcp://${written(place)}`,
    traits: {
      tls_enabled: !place.plaintext,
      verify_hostname: !place.plaintext,
      allow_plaintext: place.plaintext,
      auth_enabled: place.cert !== undefined,
    },
    ready: async () => {
      if (socket !== null && failure === null) return false;
      letGo();
      const connected = await connect(place);
      failure = null;
      // Whatever comes from there is read and forgotten, so that the end of it is noticed.
      connected.resume();
      connected.on("error", (error) => (failure = error));
      connected.once("close", () => (failure ??= new Error("the connection was closed")));
      socket = connected;
      return true;
    },
    write: (text) => send(socket, text),
    reset: letGo,
    close: async () => {
      const last = socket;
      socket = null;
      if (last === null) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, SEND_MS);
        last.end(() => {
          clearTimeout(timer);
          resolve();
        });
        last.once("error", () => resolve());
      });
      last.destroy();
    },
  };
}

function connect(place: TcpPlace): Promise<net.Socket> {
  const { host, port, plaintext, ca, cert, key } = place;
  return new Promise((resolve, reject) => {
    const socket = plaintext
      ? net.connect({ host, port })
      : tls.connect({
          host,
          port,
          ...(net.isIP(host) === 0 ? { servername: host } : {}),
          ...(ca === undefined ? {} : { ca: [...tls.rootCertificates, ca] }),
          ...(cert === undefined ? {} : { cert, key }),
        });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new Error(`no connection within ${CONNECT_MS} ms`)),
      CONNECT_MS,
    );
    socket.once("error", fail);
    socket.once(plaintext ? "connect" : "secureConnect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

/** Resolves when the text has gone to the system; what is not taken within a second is given up. */
function send(socket: net.Socket | null, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket === null) {
      reject(new Error("there is no connection"));
      return;
    }
    const timer = setTimeout(() => {
      reject(new Error(`nothing was taken for ${SEND_MS} ms`));
    }, SEND_MS);
    socket.write(text, (error) => {
      clearTimeout(timer);
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}
