/** What Electron and the tests need from the system itself. Installed for root on Debian and Ubuntu, otherwise named. */
import { Refusal, findProgram, runQuietly, step } from "./children.mjs";

const windowPackages =
  "libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libatk-bridge2.0-0 libcups2 libdrm2";

/** Makes sure that the dynamic linker finds every library that Electron asks for. */
export async function requireSystemLibraries(executable) {
  if (process.platform !== "linux") return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  await install(windowPackages, `libraries that Electron needs (${missing.join(", ")})`);
  const stillMissing = await missingLibraries(executable);
  if (stillMissing.length > 0) {
    throw new Refusal(`Electron still misses these libraries: ${stillMissing.join(", ")}.`);
  }
}

async function missingLibraries(executable) {
  const output = await runQuietly("ldd", [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found/gmu)].map((match) => match[1]);
}

/** Makes sure that the tests can open a window where there is no display. */
export async function requireXvfb() {
  if (hasDisplay()) return;
  if (findProgram("xvfb-run") && findProgram("xauth")) return;
  await install("xvfb xauth", "a display for the tests (Xvfb)");
}

export function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Programs that a step needs, by the packages of the same names. */
export async function requirePrograms(packages, purpose) {
  const missing = packages.split(" ").filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) await install(missing.join(" "), purpose);
}

async function install(packages, purpose) {
  if (findProgram("apt-get") === undefined) {
    throw new Refusal(`Missing: ${purpose}. Install your system's equivalents of: ${packages}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const commandLine = async () =>
    `apt-get install -y --no-install-recommends ${await currentNames(packages, env)}`;
  if (process.getuid?.() !== 0) {
    throw new Refusal(`Missing: ${purpose}. Type:\n  sudo ${await commandLine()}`);
  }
  await step(`install ${purpose}: ${packages}`, async () => {
    const attempt = async () => {
      const [command, ...args] = (await commandLine()).split(" ");
      await runQuietly(command, args, { env });
    };
    // The package lists of a container image are missing, or too old for what the servers still have.
    await attempt().catch(async () => {
      await runQuietly("apt-get", ["update"], { env });
      await attempt();
    });
  });
}

/** Ubuntu 24 renamed some libraries (`libasound2t64`). */
async function currentNames(packages, env) {
  const known = new Set((await runQuietly("apt-cache", ["pkgnames"], { env })).split("\n"));
  const names = packages.split(" ");
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name)).join(" ");
}
