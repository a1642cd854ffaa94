import { ipcMain } from "electron";
import type { BrowserWindow } from "electron";

import { requests } from "../../preload/contract.ts";
import type { Reply, RequestName, RequestReply } from "../../preload/contract.ts";
import type { z } from "zod";
import type { Log } from "../log.ts";
import { problem, thrownProblem } from "../problem.ts";
import { refused } from "../reply.ts";
import { isTrusted } from "./trusted-frame.ts";

type ParsedArgs<N extends RequestName> = z.output<(typeof requests)[N]["args"]>;

/** Answers every request of the window; leaving one out does not compile. */
export type Answers = {
  readonly [N in RequestName]: (
    args: ParsedArgs<N>,
  ) => Reply<RequestReply<N>> | Promise<Reply<RequestReply<N>>>;
};

const requestNames = Object.keys(requests).filter((name): name is RequestName => name in requests);

const argSchemas: { readonly [N in RequestName]: { args: z.ZodType<ParsedArgs<N>> } } = requests;

interface Guard {
  readonly window: () => BrowserWindow | null;
  readonly log: Log;
  /** Replies are checked as well, outside the package. */
  readonly checkReplies: boolean;
}

/**
 * Opens the request channels, all of them: the only place that touches `ipcMain`. Who asks is
 * checked first, then what they sent; whatever happens, the window gets a `Reply`.
 */
export function handleRequests(answers: Answers, guard: Guard): void {
  for (const name of requestNames) handle(name, answers[name], guard);
}

function handle<N extends RequestName>(name: N, answer: Answers[N], guard: Guard): void {
  ipcMain.handle(name, async (event, sent: unknown): Promise<Reply<unknown>> => {
    if (!isTrusted(event, guard.window())) {
      guard.log.warn({ name, url: event.senderFrame?.url }, "request from a stranger refused");
      return refused(problem("bad_request", "This page may not ask that.", "Use the main window."));
    }
    const args = argSchemas[name].args.safeParse(sent);
    if (!args.success) {
      guard.log.warn({ name, issues: args.error.issues }, "request with bad arguments refused");
      return refused(
        problem("bad_request", `${name}: bad arguments.`, "Report this as a mistake."),
      );
    }
    try {
      const reply = await answer(args.data);
      if (guard.checkReplies && reply.ok) requests[name].reply.parse(reply.value);
      return reply;
    } catch (error) {
      guard.log.error({ name, err: error }, "request failed");
      return refused(thrownProblem(error));
    }
  });
}
