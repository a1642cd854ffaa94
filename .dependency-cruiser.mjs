/** Who may import whom. No exceptions: a rule that hurts is discussed, not worked around. */

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** What crosses between the window and the main side: all of preload but the script itself. */
const CONTRACT = "^preload/(?!preload[.]ts$)";

export default {
  forbidden: [
    rule("no-cycles", "A cycle has no reading order.", {}, { circular: true }),
    rule(
      "sim-is-pure",
      "The rules of the town know no machine: only zod and the hash functions may be imported.",
      { path: "^sim/" },
      { pathNot: ["^sim/", "node_modules/zod/", "node_modules/@noble/hashes/"] },
    ),
    rule(
      "kernel-stands-alone",
      "The kernel is in another language: it imports nothing, and is loaded as what it was compiled to.",
      { path: "^sim/observations/kernel/" },
      { pathNot: "^sim/observations/kernel/" },
    ),
    rule(
      "kernel-is-compiled",
      "The kernel's source is no program of ours: main loads what it was compiled to.",
      { path: "^(sim|main|preload|renderer)/", pathNot: "^sim/observations/kernel/" },
      { path: "^sim/observations/kernel/" },
    ),
    rule(
      "contract-is-pure",
      "Both sides of the window read the contract, so it may lean on neither.",
      { path: CONTRACT },
      { pathNot: ["^sim/", CONTRACT, "node_modules/zod/"] },
    ),
    rule(
      "preload-is-thin",
      "The preload script carries the contract and nothing of main or renderer.",
      { path: "^preload/" },
      { path: "^(main|renderer)/" },
    ),
    rule(
      "renderer-uses-contract",
      "The window reaches the main side only through the contract.",
      { path: "^renderer/" },
      { path: "^(main|preload)/", pathNot: CONTRACT },
    ),
    rule(
      "renderer-has-no-machine",
      "The window is a web page: no Node, no Electron, no database.",
      { path: "^renderer/" },
      { path: "node_modules/(electron|better-sqlite3|onnxruntime-node)/" },
    ),
    rule(
      "renderer-has-no-node",
      "The window is a web page: no Node.",
      { path: "^renderer/" },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "main-uses-contract",
      "The main side reaches the window only through the contract.",
      { path: "^main/" },
      { path: "^(renderer/|preload/preload[.]ts$)" },
    ),
    rule(
      "command-line-has-no-electron",
      "The command line and the town process run in plain Node too.",
      { path: "^main/(cli|town|headless)/" },
      { path: "node_modules/electron/", reachable: true },
    ),
    rule(
      "nothing-imports-tests",
      "Tests look at the program; the program never looks at them.",
      { path: "^(sim|main|preload|renderer)/" },
      { path: "^(tests|scripts)/" },
    ),
    rule("resolvable", "An import must lead somewhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    // TypeScript 7 has no programming interface yet; swc reads the same syntax, type imports included.
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
