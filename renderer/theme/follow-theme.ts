import { WORDS } from "../../preload/words/words.ts";
import { reducesMotion, store } from "../state.ts";

const words = WORDS.system;

/** Writes theme and movement onto the document whenever the settings or the system change. */
export function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = () => {
    const { settings } = store.getState();
    const theme = settings.theme === "system" ? (dark.matches ? "dark" : "light") : settings.theme;
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.dataset["motion"] = reducesMotion(settings) ? "reduced" : "full";
  };
  apply();
  dark.addEventListener("change", apply);
  motion.addEventListener("change", apply);
  store.subscribe((state, before) => {
    if (state.settings !== before.settings) apply();
    if (state.scene !== before.scene)
      document.title = state.scene ? words.titleWith(state.scene.title) : words.title;
  });
}
