import os from "node:os";
import path from "node:path";

/** Where settings and towns are kept, as the window does. */
export function dataFolder(): string {
  const home = os.homedir();
  if (process.platform === "win32") {
    return path.join(process.env["APPDATA"] ?? path.join(home, "AppData", "Roaming"), "Townlet");
  }
  if (process.platform === "darwin") {
    return path.join(home, "Library", "Application Support", "Townlet");
  }
  return path.join(process.env["XDG_CONFIG_HOME"] ?? path.join(home, ".config"), "Townlet");
}
