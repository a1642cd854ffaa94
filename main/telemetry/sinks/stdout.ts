import { errorMessage } from "../../problem.ts";
import { LOCAL, type Sink } from "./sink.ts";

/**
 * The program's own output. A reader that does not read keeps back what is written, and nobody else. With a
 * `kind`, each line says that it is one, for outputs that have others too.
 */
export function stdoutSink(kind?: string): Sink {
  const stream = process.stdout;
  const lead = kind === undefined ? "{" : `{"kind":${JSON.stringify(kind)},`;
  let isFresh = true;
  let pending = 0;
  // A reader that went away is told by each write; without a listener it would end the program.
  const heard = (): void => undefined;
  stream.on("error", heard);
  return {
    name: "stdout",
    traits: LOCAL,
    ready: async () => {
      const begins = isFresh;
      isFresh = false;
      return begins;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        pending += 1;
        // A line is a JSON object, and has no line break inside.
        stream.write(text.replaceAll(/^\{/gm, lead), (error) => {
          pending -= 1;
          if (error === null || error === undefined) resolve();
          else reject(new Error(`stdout cannot be written: ${errorMessage(error)}`));
        });
      }),
    reset: () => {
      isFresh = true;
    },
    close: async () => {
      // What nobody has read by now may still be refused.
      if (pending === 0) stream.off("error", heard);
    },
  };
}
