import type { Page } from "@playwright/test";

/** What lies over the town, or opens over it. */
const PANELS = ".overlay .panel, .overlay .pages, .dialog, .palette";
const DIALOGS = ".dialog, .palette";
/** What is not read where it stands, or moves under a frame by design. */
const UNREAD = ".visually-hidden, .weather-word, .track, svg, [style*='clip']";

/** Panels that leave the window or lie over each other, and what in them has no room and cannot be scrolled to, one line each. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(
    ([panelsThere, dialogs, unread]) => {
      const nameOf = (element: Element) =>
        element.getAttribute("data-testid") ?? `${element.tagName}.${element.className}`;
      const panels = [...document.querySelectorAll(panelsThere)].filter(
        (panel) => panel.getBoundingClientRect().width > 0,
      );
      const leavesWindow = (panel: Element) => {
        const { left, top, right, bottom } = panel.getBoundingClientRect();
        return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      };
      const liesOver = (one: Element, other: Element) => {
        if (one.matches(dialogs) || other.matches(dialogs) || one.contains(other)) return false;
        const [box, beside] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
        const high = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
        return wide > 1 && high > 1;
      };
      const hasNoRoom = (element: Element, panel: Element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const [box, around] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
        const isWide = element.scrollWidth > element.clientWidth + 1 && overflowX !== "visible";
        const isClipped = overflowY === "hidden" || overflowY === "clip";
        const isHigh = isClipped && element.scrollHeight > element.clientHeight + 1;
        return isWide || isHigh || box.left < around.left - 1 || box.right > around.right + 1;
      };
      const read = (panel: Element) =>
        [panel, ...panel.querySelectorAll("*")].filter(
          (element) => element.clientWidth > 0 && element.closest(unread) === null,
        );
      const found: string[] = [];
      for (const [index, panel] of panels.entries()) {
        const name = nameOf(panel);
        if (leavesWindow(panel)) found.push(`${name} leaves the window`);
        const under = panels.slice(index + 1).filter((other) => liesOver(panel, other));
        found.push(...under.map((other) => `${name} lies over ${nameOf(other)}`));
        const tight = read(panel).filter((element) => hasNoRoom(element, panel));
        found.push(...tight.map((element) => `${nameOf(element)} has no room in ${name}`));
      }
      return found;
    },
    [PANELS, DIALOGS, UNREAD] as const,
  );
}
