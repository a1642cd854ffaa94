import { z } from "zod";

import { TOPICS } from "../sim/narration/categories.ts";

/** A part of the dashboard. */
export const PanelName = z.enum([
  "figures",
  "disturbances",
  "economy",
  "work",
  "queues",
  "social",
  "events",
  "health",
]);
export type PanelName = z.infer<typeof PanelName>;

/** Per cent of the usual size, smallest first. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const Settings = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  /** How large text and panels are; the picture of the town stays as it is. */
  text_size: z.literal(TEXT_SIZES),
  quality: z.enum(["auto", "2d", "low", "mid", "high"]),
  motion: z.enum(["system", "full", "reduced"]),
  roofs: z.enum(["auto", "hidden"]),
  names: z.boolean(),
  /** Lines between the followed person and those they know. */
  lines: z.boolean(),
  /** From which strength on a tie has such a line. */
  lines_from: z.enum(["all", "noticeable", "strong"]),
  /** The way that the followed person has before them. */
  path: z.boolean(),
  /** Who waits for what, in which order, in the picture. */
  queues: z.boolean(),
  /** Where people have been of late is seen on the ground. */
  heat: z.boolean(),
  /** The camera looks where people come and go. */
  vignette_camera: z.boolean(),
  /** Whoever cannot see the town is told what the followed person begins to do. */
  speech: z.boolean(),
  /** What is to be heard: nothing, signals, or wind and weather too; and how loud, in per cent. */
  sound: z.enum(["off", "cues", "all"]),
  volume: z.int().min(0).max(100),
  /** Who people are in the window: by name, by a hash, or by a hash and with nothing personal told. */
  privacy: z.enum(["off", "hash", "streamer"]),
  /** What the dashboard shows, in order, and which panels stay beside the town when it is closed. */
  panels: z.array(PanelName),
  docked: z.array(PanelName),
  /** Of what the story tells: these topics, or all where there are none; only what everybody talks about; only of whom people follow. */
  story_topics: z.array(z.enum(TOPICS)),
  story_priority: z.boolean(),
  story_followed: z.boolean(),
  /** What to try first is suggested, one thing after the other. */
  first_steps: z.boolean(),
  /** How large a town's file may grow, in millions of bytes. */
  town_limit_mb: z.int().min(10).max(20_000),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: "system",
  text_size: 100,
  quality: "auto",
  motion: "system",
  roofs: "auto",
  names: true,
  lines: true,
  lines_from: "all",
  path: true,
  queues: false,
  heat: false,
  vignette_camera: true,
  speech: true,
  sound: "off",
  volume: 60,
  privacy: "off",
  panels: [...PanelName.options],
  docked: [],
  story_topics: [],
  story_priority: false,
  story_followed: false,
  first_steps: true,
  town_limit_mb: 2000,
};
