import { setTimeout } from "node:timers/promises";

import type { TownConfig } from "../../sim/config/town-config.ts";
import { frameInts } from "../../sim/telemetry/write-frame.ts";
import { runTick } from "../../sim/tick.ts";
import { diffOf } from "../telemetry/diff.ts";
import { Lately } from "../telemetry/lately.ts";
import { Publisher } from "../telemetry/publisher.ts";
import { telemetrySnapshot } from "../telemetry/snapshot.ts";
import { crowded } from "./bench-crowd.ts";
import { type Bench, type Round, livedIn } from "./bench-cases.ts";
