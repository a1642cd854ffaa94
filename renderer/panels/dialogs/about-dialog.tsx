import { useEffect, useState } from "react";

import type { RequestReply } from "../../../preload/contract.ts";
import { openDialog } from "../../commands.ts";
import { request } from "../../ipc/bridge.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";

type About = RequestReply<"app:about">;

const RUNTIMES: Readonly<Record<About["runtime"], string>> = {
  official: "official runtime",
  registry: "local test runtime, not for release",
  packaged: "installed application",
};

/** Version, runtime and licences. */
export function AboutDialog() {
  const [about, setAbout] = useState<About | null>(null);
  const tier = useWindow((state) => state.tier);
  useEffect(() => {
    void request("app:about", {}).then((reply) => (reply.ok ? setAbout(reply.value) : undefined));
  }, []);
  return (
    <DialogFrame title="Townlet" testId="about-dialog" onClose={() => openDialog(null)}>
      <p className="dialog-text">
        A small town that lives on your own machine, without account and without network.
      </p>
      {about === null ? (
        <p className="panel-empty">Looking it up …</p>
      ) : (
        <dl className="facts">
          <dt>Version</dt>
          <dd>{about.version}</dd>
          <dt>Electron</dt>
          <dd>
            {about.electron}, Chromium {about.chromium}
          </dd>
          <dt>Runtime</dt>
          <dd>{RUNTIMES[about.runtime]}</dd>
          <dt>Picture</dt>
          <dd>{tier}</dd>
          <dt>Licences</dt>
          <dd>{about.licences}</dd>
        </dl>
      )}
    </DialogFrame>
  );
}
