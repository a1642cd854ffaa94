import { ToTown } from "./messages.ts";
import { LiveTown } from "./live-town.ts";
import { tellAboutHooks } from "../config/hook-environment.ts";
import { errorMessage } from "../problem.ts";

// The entry of the town process. It knows Electron only as the port on which the main process speaks.

tellAboutHooks();

const parent = process.parentPort;
const live = new LiveTown((message) => parent.postMessage(message));

process.on("uncaughtException", (error) => {
  // The main process starts a fresh town process from the file; what was saved is safe there.
  process.stderr.write(`${error.stack ?? errorMessage(error)}\n`);
  process.exit(1);
});

// Ctrl-C in a terminal reaches every process of the program: the main process decides what it means.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

parent.on("message", ({ data, ports }) => {
  const message = ToTown.parse(data);
  if (message.kind === "port") {
    const [port] = ports;
    if (port !== undefined) live.showOn({ postMessage: (bytes) => port.postMessage(bytes) });
    return;
  }
  void live.answer(message).then(() => {
    if (live.closed) process.exit(0);
  });
});
