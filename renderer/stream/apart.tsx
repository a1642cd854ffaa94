import { type ReactNode, useState } from "react";

import { OwnTurn } from "./town-stream.ts";
import { Turn } from "./turns.ts";

/** What is inside is drawn anew in a task of its own, as a panel is, or a part of one that changes all the time. */
export function Apart({ children }: { readonly children: ReactNode }) {
  const [turn] = useState(() => new Turn());
  return <OwnTurn value={turn}>{children}</OwnTurn>;
}
