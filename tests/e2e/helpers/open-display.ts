import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Starts a virtual display for the programs that this process starts from now on. It lasts until the server is killed. */
export async function openDisplay(): Promise<ChildProcess> {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x800x24"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  // The server writes its number once it is ready.
  const number: unknown[] = await once(server.stdout, "data");
  process.env["DISPLAY"] = `:${String(number[0]).trim()}`;
  return server;
}
