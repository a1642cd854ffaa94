import { actions } from "./english/actions.ts";
import { app } from "./english/app.ts";
import { card } from "./english/card.ts";
import { commandFields } from "./english/command-fields.ts";
import { commandTitles } from "./english/command-titles.ts";
import { common } from "./english/common.ts";
import { comparison } from "./english/comparison.ts";
import { dashboard } from "./english/dashboard.ts";
import { day } from "./english/day.ts";
import { dialogs } from "./english/dialogs.ts";
import { director } from "./english/director.ts";
import { events } from "./english/events.ts";
import { firstSteps } from "./english/first-steps.ts";
import { heat } from "./english/heat.ts";
import { menu } from "./english/menu.ts";
import { notices } from "./english/notices.ts";
import { palette } from "./english/palette.ts";
import { picture } from "./english/picture.ts";
import { problems } from "./english/problems.ts";
import { residents } from "./english/residents.ts";
import { story } from "./english/story.ts";
import { system } from "./english/system.ts";
import { timeline } from "./english/timeline.ts";
import { topBar } from "./english/top-bar.ts";
import { town } from "./english/town.ts";
import { vignette } from "./english/vignette.ts";
import { vocabulary } from "./english/vocabulary.ts";

const ENGLISH = {
  actions,
  app,
  card,
  commandFields,
  commandTitles,
  common,
  comparison,
  dashboard,
  day,
  dialogs,
  director,
  events,
  firstSteps,
  heat,
  menu,
  notices,
  palette,
  picture,
  problems,
  residents,
  story,
  system,
  timeline,
  topBar,
  town,
  vignette,
  vocabulary,
};

/** What another language has to bring. */
export type Words = typeof ENGLISH;

/** Everything that the window says. */
export const WORDS: Words = ENGLISH;
