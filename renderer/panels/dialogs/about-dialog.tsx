import { useEffect, useState } from "react";

import type { RequestReply } from "../../../preload/contract.ts";
import { WORDS } from "../../../preload/words/words.ts";
import { openDialog } from "../../commands.ts";
import { request } from "../../ipc/bridge.ts";
import { DialogFrame } from "../../ui/dialog-frame.tsx";
import { useWindow } from "../../use-window.ts";

type About = RequestReply<"app:about">;

const words = WORDS.dialogs.about;

/** Version, runtime and licences. */
export function AboutDialog() {
  const [about, setAbout] = useState<About | null>(null);
  const tier = useWindow((state) => state.tier);
  useEffect(() => {
    void request("app:about", {}).then((reply) => (reply.ok ? setAbout(reply.value) : undefined));
  }, []);
  return (
    <DialogFrame title={words.title} testId="about-dialog" onClose={() => openDialog(null)}>
      <p className="dialog-text">{words.what}</p>
      {about === null ? (
        <p className="panel-empty">{WORDS.common.loading}</p>
      ) : (
        <dl className="facts">
          <dt>{words.version}</dt>
          <dd>{about.version}</dd>
          <dt>{words.electron}</dt>
          <dd>{words.engine(about.electron, about.chromium)}</dd>
          <dt>{words.runtime}</dt>
          <dd>{words.runtimes[about.runtime]}</dd>
          <dt>{words.picture}</dt>
          <dd>{tier}</dd>
          <dt>{words.licences}</dt>
          <dd>{about.licences}</dd>
        </dl>
      )}
    </DialogFrame>
  );
}
