import path from "node:path";
import { fileURLToPath } from "node:url";

import { app, crashReporter } from "electron";

import { declareAppScheme } from "./app-protocol.ts";
import { givenArguments, readArguments } from "./arguments.ts";
import { errorMessage } from "./problem.ts";

// Electron would show a dialog and hang: in a kiosk nobody could press its button.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error.stack ?? errorMessage(error)}\n`);
  app.exit(1);
});

const isDefaultApp = process.defaultApp;
const given = readArguments(givenArguments(process.argv, isDefaultApp), process.cwd());

if (given.command !== null) {
  const { runCommandLine } = await import("./cli/command-line.ts");
  app.exit(await runCommandLine(given.command));
} else {
  const userData = app.commandLine.getSwitchValue("user-data-dir");
  if (userData !== "") app.setPath("userData", path.resolve(userData));
  // Where the system's sandbox was switched off (as root it must be), asking for it would end every
  // child process; pages stay without Node all the same.
  if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
  // After the graphics process was lost, the page may ask for a new 3D context.
  app.disableDomainBlockingFor3DAPIs();
  // A crash leaves a dump beside the logs; nothing is ever sent.
  crashReporter.start({ uploadToServer: false });
  declareAppScheme();
  if (app.requestSingleInstanceLock()) {
    const { startApp } = await import("./app.ts");
    const out = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
    void app.whenReady().then(() => startApp(out, given.file));
  } else {
    app.exit(0);
  }
}
