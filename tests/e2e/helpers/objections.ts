import axe from "axe-core";

import type { Townlet } from "../pages/townlet.ts";

/** What the accessibility rules object to, one line each; contrast included. */
export async function objections({ page }: Townlet): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary ?? ""}`),
  );
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
