import type { Problem, Reply, RequestName, RequestReply, Speed } from "../preload/contract.ts";
import { TEXT_SIZES, type Settings, type TextSize } from "../preload/settings.ts";
import { WORDS } from "../preload/words/words.ts";
import { request } from "./ipc/bridge.ts";
import { addStories, store, takeStories, type DialogName, type PageName } from "./state.ts";
import { plain } from "./format/number.ts";

const { notices } = WORDS;

let resumeSpeed: Speed = 1;
let noticeTimer = 0;
let soundBefore: Settings["sound"] = "all";

export const showProblem = (problem: Problem | null): void => store.setState({ problem });

export const openDialog = (dialog: DialogName | null): void => store.setState({ dialog });

/** Turns to one of the panels on the left, where only one of them fits. */
export const showPage = (page: PageName | null): void => store.setState({ page });

/** Says in words what the picture shows, or no longer; who came by key goes there. */
export function toggleWords(goes: boolean): void {
  const inWords = !store.getState().inWords;
  store.setState(inWords ? { inWords, page: "residents", dashboard: false } : { inWords });
  if (!inWords || !goes) return;
  // Once it is there; and again when a dialog that it was asked in has given the focus back.
  queueMicrotask(focusResident);
  requestAnimationFrame(focusResident);
}

function focusResident(): void {
  if (document.activeElement?.classList.contains("resident") === true) return;
  const followed = document.querySelector<HTMLElement>(".resident[aria-pressed=true]");
  (followed ?? document.querySelector<HTMLElement>(".resident"))?.focus();
}

/** A short word that goes away by itself. */
export function showNotice(notice: string): void {
  window.clearTimeout(noticeTimer);
  store.setState({ notice });
  noticeTimer = window.setTimeout(() => store.setState({ notice: null }), 2600);
}

/** Does something with a good reply and shows a bad one. */
function take<N extends RequestName>(
  reply: Reply<RequestReply<N>>,
  onValue: (value: RequestReply<N>) => void,
): void {
  if (reply.ok) onValue(reply.value);
  else showProblem(reply.problem);
}

export async function setSpeed(speed: Speed): Promise<void> {
  const { status } = store.getState();
  if (speed !== 0) resumeSpeed = speed;
  // Shown at once; the next status push says what really holds.
  if (status !== null) store.setState({ status: { ...status, speed } });
  take<"town:set-speed">(await request("town:set-speed", { speed }), () => undefined);
}

export async function togglePause(): Promise<void> {
  const speed = store.getState().status?.speed ?? 0;
  if (speed !== 0) resumeSpeed = speed;
  await setSpeed(speed === 0 ? resumeSpeed : 0);
}

export async function stepOnce(): Promise<void> {
  if (store.getState().status?.speed !== 0) await setSpeed(0);
  take<"town:step">(await request("town:step", {}), () => undefined);
}

export async function saveTown(): Promise<void> {
  take<"town:save">(await request("town:save", {}), ({ tick }) =>
    showNotice(notices.saved(plain(tick))),
  );
}

export async function saveTownAs(): Promise<void> {
  take<"town:save-as">(await request("town:save-as", {}), () => undefined);
}

export async function openTown(): Promise<void> {
  take<"town:open">(await request("town:open", {}), () => undefined);
}

/** Opens a town that was open lately; what is refused is told after the list has gone. */
export async function openRecent(file: string): Promise<void> {
  openDialog(null);
  take<"town:open-recent">(await request("town:open-recent", { file }), () => undefined);
}

/** Returns why there is no new town; the dialog closes only when there is one. */
export async function newTown(seed: string | null, scenario: string): Promise<Problem | null> {
  const reply = await request("town:new", { seed, scenario });
  if (!reply.ok && reply.problem.code !== "not_writable") return reply.problem;
  openDialog(null);
  take<"town:new">(reply, () => showNotice(notices.newTown));
  return null;
}

/** Follows somebody by id, or nobody; following the followed again lets go. */
export async function follow(agentId: string | null): Promise<void> {
  store.setState({ followed: agentId, beside: null, pointed: null, card: null, farewell: null });
  const reply = await request("inspector:follow", { agent_id: agentId });
  // Somebody else may have been chosen meanwhile.
  if (store.getState().followed !== agentId) return;
  take<"inspector:follow">(reply, (card) => store.setState({ card }));
}

/** Looks at a second person beside the followed one, and no longer when chosen again; the first to be chosen is followed. */
export async function compare(agentId: string): Promise<void> {
  const { followed, beside, farewell } = store.getState();
  if (followed === null || farewell !== null) await follow(agentId);
  else if (agentId !== followed) store.setState({ beside: agentId === beside ? null : agentId });
}

/** Follows somebody with the line to a second person drawn, where there is one. */
export async function followPair(agentId: string, other: string | undefined): Promise<void> {
  const following = follow(agentId);
  if (other !== undefined && other !== agentId) store.setState({ beside: other });
  await following;
}

export const compareNobody = (): void => store.setState({ beside: null });

/** Folds a section of the card up, or opens it again; for everybody who is followed from now on. */
export function toggleFold(section: string): void {
  const folded = new Set(store.getState().folded);
  if (!folded.delete(section)) folded.add(section);
  store.setState({ folded });
}

/** Somebody in the list of those whom the followed know. */
export const pointAt = (pointed: string | null): void => store.setState({ pointed });

export async function followNext(): Promise<void> {
  const { scene, followed } = store.getState();
  const agents = scene?.agents ?? [];
  const next =
    agents[(agents.findIndex((agent) => agent.id === followed) + 1) % Math.max(1, agents.length)];
  if (next !== undefined) await follow(next.id);
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  store.setState((state) => ({ settings: { ...state.settings, ...change } }));
  take<"settings:set">(await request("settings:set", change), (settings) =>
    store.setState({ settings }),
  );
}

export async function setTextSize(textSize: TextSize): Promise<void> {
  await changeSettings({ text_size: textSize });
  showNotice(notices.textSize(textSize));
}

/** To the next larger size (1) or the next smaller one (−1); at the last one it stays. */
export async function stepTextSize(by: 1 | -1): Promise<void> {
  const now = store.getState().settings.text_size;
  await setTextSize(TEXT_SIZES[TEXT_SIZES.indexOf(now) + by] ?? now);
}

/** Lets commands change the town, or no longer. */
export async function setOperator(on: boolean): Promise<void> {
  take<"console:operator">(await request("console:operator", { on }), ({ on: operator }) =>
    store.setState({ operator }),
  );
}

export async function toggleOperator(): Promise<void> {
  await setOperator(!store.getState().operator);
  showNotice(store.getState().operator ? notices.operator.on : notices.operator.off);
}

/** Suggests again what to try first, from the beginning. */
export async function beginFirstSteps(): Promise<void> {
  store.setState({ stepsDone: new Set() });
  await changeSettings({ first_steps: true });
}

export const endFirstSteps = (): Promise<void> => changeSettings({ first_steps: false });

/** Sound off, or on again as it was. */
export async function toggleSound(): Promise<void> {
  const { sound } = store.getState().settings;
  if (sound !== "off") soundBefore = sound;
  await changeSettings({ sound: sound === "off" ? soundBefore : "off" });
  showNotice(sound === "off" ? notices.sound.on : notices.sound.off);
}

export async function toggleNames(): Promise<void> {
  await changeSettings({ names: !store.getState().settings.names });
}

export async function toggleLines(): Promise<void> {
  await changeSettings({ lines: !store.getState().settings.lines });
}

export async function togglePath(): Promise<void> {
  const path = !store.getState().settings.path;
  await changeSettings({ path });
  showNotice(path ? notices.path.on : notices.path.off);
}

/** There may be nobody who waits: said in words, too. */
export async function toggleHeat(): Promise<void> {
  const heat = !store.getState().settings.heat;
  await changeSettings({ heat });
  showNotice(heat ? notices.heat.on : notices.heat.off);
}

export async function toggleQueues(): Promise<void> {
  const queues = !store.getState().settings.queues;
  await changeSettings({ queues });
  showNotice(queues ? notices.queues.on : notices.queues.off);
}

/** At once: from names to nothing personal, and back. */
export async function togglePrivacy(): Promise<void> {
  const isOpen = store.getState().settings.privacy === "off";
  await changeSettings({ privacy: isOpen ? "streamer" : "off" });
}

export async function toggleRoofs(): Promise<void> {
  await changeSettings({ roofs: store.getState().settings.roofs === "auto" ? "hidden" : "auto" });
}

export async function loadStories(): Promise<void> {
  takeStories([]);
  take<"town:get-stories">(await request("town:get-stories", { limit: 80 }), addStories);
}
