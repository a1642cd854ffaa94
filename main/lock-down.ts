import { app } from "electron";
import type { Session } from "electron";

import { APP_ORIGIN } from "./app-page.ts";
import type { Log } from "./log.ts";

/** Every page, whoever made it: stays where it is, opens nothing, embeds nothing. */
export function lockDownPages(log: Log): void {
  const stay = (event: { preventDefault: () => void }, url: string): void => {
    event.preventDefault();
    log.warn({ url }, "navigation refused");
  };
  app.on("web-contents-created", (_, contents) => {
    contents.on("will-navigate", (event) => {
      // Reloading our own page is the one navigation there is.
      if (event.url !== contents.getURL()) stay(event, event.url);
    });
    contents.on("will-frame-navigate", (event) => {
      if (!event.isMainFrame) stay(event, event.url);
    });
    contents.on("will-redirect", (event) => stay(event, event.url));
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.warn({ url }, "window refused");
      return { action: "deny" };
    });
  });
}

/** The session grants nothing, downloads nothing and reaches nothing outside the program. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !(url.startsWith(`${APP_ORIGIN}/`) || /^(blob|data|devtools):/.test(url)) }),
  );
}
