import { store } from "../state.ts";

/**
 * How much larger than usual the page is, 1 to 2: it has as many times fewer CSS pixels, each of as many times more
 * pixels of the screen. The picture is drawn as sharp, and as small, as without.
 */
export const textScale = (): number => store.getState().settings.text_size / 100;
