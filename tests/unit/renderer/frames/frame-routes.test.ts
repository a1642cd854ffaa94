import { expect, test } from "vitest";

import { FrameRoutes } from "../../../../renderer/frames/frame-routes.ts";
import { makeFrame } from "../../../helpers/make-frame.ts";

test("frames of two scenes go to a store each", () => {
  const routes = new FrameRoutes();
  routes.show(routes.main, 4);
  routes.show(routes.beside, 9);
  routes.accept(makeFrame({ scene: 4, tick: 70 }));
  routes.accept(makeFrame({ scene: 9, tick: 50 }));
  routes.accept(makeFrame({ scene: 3, tick: 10 }));
  expect(routes.main.newestTick).toBe(70);
  expect(routes.beside.newestTick).toBe(50);
});

test("the only frame of a town that stands still is shown, although its scene comes later", () => {
  const routes = new FrameRoutes();
  routes.show(routes.main, 1);
  routes.accept(makeFrame({ scene: 2, tick: 5 }));
  for (let tick = 0; tick < 20; tick++) routes.accept(makeFrame({ scene: 1, tick }));
  routes.show(routes.beside, 2);
  expect(routes.beside.newestTick).toBe(5);
  routes.show(routes.beside, 3);
  expect(routes.beside.newestTick).toBe(-1);
});

test("of scenes that are never shown only the last few frames are kept", () => {
  const routes = new FrameRoutes();
  for (let scene = 1; scene <= 9; scene++) routes.accept(makeFrame({ scene, tick: scene }));
  routes.show(routes.main, 1);
  routes.show(routes.beside, 9);
  expect(routes.main.newestTick).toBe(-1);
  expect(routes.beside.newestTick).toBe(9);
});
