import "@fontsource-variable/inter";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";

import { ACTIONS } from "./actions.ts";
import { App } from "./app.tsx";
import { FrameRoutes } from "./frames/frame-routes.ts";
import { connect } from "./ipc/connect.ts";
import { TownSession } from "./scene/town-session.ts";
import { followFirstSteps } from "./panels/first-steps/steps.ts";
import { followSound } from "./sound/town-sound.ts";
import { followTheme } from "./theme/follow-theme.ts";
import { followScrollBar } from "./theme/scroll-bar.ts";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/layout.css";
import "./theme/panels.css";
import "./theme/card.css";
import "./theme/people.css";
import "./theme/story.css";
import "./theme/time.css";
import "./theme/compare.css";
import "./theme/dashboard.css";
import "./theme/palette.css";
import "./theme/towns.css";
import "./theme/first-steps.css";
import "./theme/heat.css";
import "./theme/director.css";
import "./theme/compact.css";

// The content security policy forbids compiling code from text.
z.config({ jitless: true });

const frames = new FrameRoutes();
const session = new TownSession(frames);
followTheme();
followScrollBar();
followSound();
followFirstSteps();
window.townletPicture = () => session.picture();
void connect(frames, {
  onMenu: (command) => void ACTIONS[command].run(session.camera),
  onVignette: (vignette) => session.vignettes.add(vignette),
  onRewind: () => session.vignettes.clear(),
});

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
}
