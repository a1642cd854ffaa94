import { ArrowLeft, Hourglass, Lock, Play, ShieldCheck } from "lucide-react";
import { type SyntheticEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";

import { WORDS } from "../../../preload/words/words.ts";
import { COMMANDS, termsOf } from "../../../sim/console/registry.ts";
import type { Spec } from "../../../sim/console/spec.ts";
import { setOperator } from "../../commands.ts";
import { store } from "../../state.ts";
import { useWindow } from "../../use-window.ts";
import { asMeant } from "./as-meant.ts";
import { ConfirmStep } from "./confirm-step.tsx";
import { peopleIn } from "./entries.ts";
import { type Form, formOf } from "./fields.ts";
import { FormField } from "./form-field.tsx";
import { type View, palette, stepOut } from "./palette-state.ts";
import {
  type Draft,
  type Faults,
  type Payload,
  emptyDraft,
  helpOf,
  payloadOf,
  readDraft,
} from "./payload.ts";
import { PayloadPreview } from "./payload-preview.tsx";
import { faultsOf } from "./refusals.ts";
import { ResultDetail } from "./result-detail.tsx";
import { type Sent, asked, send } from "./sent.ts";

const shared = WORDS.palette;
const words = shared.form;

interface CommandFormProps {
  readonly view: Extract<View, { kind: "form" }>;
}

const NO_FAULTS: Faults = new Map();

type Filling = ReturnType<typeof useFilling>;

/** What stands in the form, and what becomes of it. */
function useFilling(view: CommandFormProps["view"]) {
  const { command } = view;
  const spec: Spec = COMMANDS[command];
  const form = useMemo(() => formOf(command), [command]);
  const [draft, setDraft] = useState(view.draft ?? beginningOf(form));
  const [faults, setFaults] = useState(view.faults);
  const [cmdId, setCmdId] = useState(newId);
  const [asking, setAsking] = useState<Payload | null>(null);
  const [word, setWord] = useState<string | null>(null);
  const [sentKey, setSentKey] = useState<number | null>(null);
  const isOperator = useWindow((state) => state.operator);
  const sent = useStore(asked, (state) => state.sent.find(({ key }) => key === sentKey));
  const scene = useWindow((state) => state.scene ?? null);
  const meant = useMemo(() => asMeant(form, draft, scene), [form, draft, scene]);
  const read = useMemo(() => readDraft(form, meant), [form, meant]);
  const payload = payloadOf(command, read.kwargs, cmdId);
  const isLocked = termsOf(command, read.kwargs).mode === "admin" && !isOperator;
  const isWaiting = sent !== undefined && sent.result === null;

  const dispatch = async (what: Payload) => {
    setAsking(null);
    setWord(null);
    const sending = send(what, draft);
    // It is on the list at once, without its answer.
    setSentKey(asked.getState().sent[0]?.key ?? null);
    const done: Sent | string = await sending;
    if (typeof done === "string") {
      setWord(done);
      return;
    }
    setCmdId(newId());
    const { error } = done.result ?? {};
    setFaults(error === undefined ? NO_FAULTS : faultsOf(form, draft, error));
  };
  const submit = (isTrial: boolean) => {
    setFaults(read.faults);
    setWord(null);
    if (read.faults.size > 0 || isLocked || isWaiting) return;
    const what = isTrial ? { ...payload, kwargs: { ...payload.kwargs, dry_run: true } } : payload;
    const isGrave = spec.retyped !== undefined || payload.confirm === true;
    if (isGrave) setAsking(what);
    else void dispatch(what);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    submit(false);
  };
  const onChange = (path: string, text: string) => {
    setDraft((before) => ({ ...before, [path]: text }));
    setFaults((before) => new Map([...before].filter(([one]) => one !== path && one !== "")));
    setWord(null);
  };
  const takeBack = () => setAsking(null);
  const trouble = word ?? faults.get("");
  return {
    form,
    spec,
    draft,
    meant,
    faults,
    payload,
    asking,
    trouble,
    sent,
    isLocked,
    isWaiting,
    dispatch,
    submit,
    onSubmit,
    onChange,
    takeBack,
  };
}

/** A command with its arguments, as the registry has it, and what came of it when it was sent. */
export function CommandForm({ view }: CommandFormProps) {
  const { command } = view;
  const spec: Spec = COMMANDS[command];
  const filling = useFilling(view);
  const { form, draft, meant, faults, payload, asking, isLocked } = filling;
  const titleId = useId();
  return (
    <section className="palette-form" aria-labelledby={titleId} data-testid="palette-form">
      <header className="palette-head">
        <button
          type="button"
          className="icon-button"
          aria-label={shared.back}
          title={WORDS.common.withKey(shared.back, "Esc")}
          data-testid="palette-back"
          onClick={stepOut}
        >
          <ArrowLeft size={18} aria-hidden />
        </button>
        <div>
          <h2 id={titleId}>
            {WORDS.commandTitles[command]} <code data-testid="form-command">{command}</code>
          </h2>
          <p className="palette-about">
            {spec.summary} {helpOf(form, spec.help)}
          </p>
        </div>
        <span className="mode-badge" data-mode={payload.mode ?? "viewer"}>
          {isLocked ? <Lock size={12} aria-label={shared.locked} /> : null}
          {shared.modes[payload.mode ?? "viewer"]}
        </span>
      </header>
      {asking === null ? (
        <form className="palette-fields scroll" onSubmit={filling.onSubmit} noValidate>
          {isLocked ? <Locked /> : null}
          {form.fields.map((field, index) => (
            <FormField
              key={field.path}
              field={field}
              draft={draft}
              faults={faults}
              autoFocus={index === 0}
              onChange={filling.onChange}
            />
          ))}
          {form.fields.length === 0 ? <p className="palette-about">{words.nothing}</p> : null}
          <PayloadPreview payload={payload} />
          <FormFoot filling={filling} />
        </form>
      ) : (
        <ConfirmStep
          payload={asking}
          retyped={spec.retyped === undefined ? null : (meant[spec.retyped] ?? "").trim()}
          onBack={filling.takeBack}
          onGo={() => void filling.dispatch(asking)}
        />
      )}
    </section>
  );
}

/** What is against it, the buttons, and what came of it. */
function FormFoot({ filling }: { readonly filling: Filling }) {
  const { form, spec, trouble, sent, isLocked, isWaiting, submit } = filling;
  return (
    <>
      {sent === undefined ? null : <Outcome sent={sent} />}
      <Trouble message={trouble} />
      <div className="dialog-actions">
        {form.canTry ? (
          <button
            type="button"
            className="button"
            disabled={isLocked}
            data-testid="palette-try"
            onClick={() => submit(true)}
          >
            {words.dryRun}
          </button>
        ) : null}
        <button
          type="submit"
          className="button primary"
          aria-disabled={isLocked || isWaiting}
          autoFocus={form.fields.length === 0}
          data-testid="palette-send"
        >
          {isWaiting ? <Hourglass size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          {spec.effect === "reads" ? words.ask : words.go}
        </button>
      </div>
    </>
  );
}

function Locked() {
  return (
    <div className="palette-locked" data-testid="palette-locked">
      <Lock size={17} aria-hidden />
      <p>
        <strong>{words.changes}</strong> {words.openTo}
      </p>
      <button
        type="button"
        className="button"
        data-testid="palette-operator"
        onClick={() => void setOperator(true)}
      >
        <ShieldCheck size={16} aria-hidden />
        {words.operator}
      </button>
    </div>
  );
}

function Trouble({ message }: { readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="form-problem" data-testid="palette-trouble">
      {message}
    </p>
  );
}

/** A refusal stands at its field already; what is left to say is that there was one. */
function Outcome({ sent }: { readonly sent: Sent }) {
  const place = useRef<HTMLDivElement>(null);
  const isDone = sent.result !== null;
  useEffect(() => {
    if (isDone) place.current?.scrollIntoView({ block: "nearest" });
  }, [isDone, sent.key]);
  return (
    <div className="palette-outcome" data-testid="palette-outcome" ref={place}>
      <ResultDetail sent={sent} />
    </div>
  );
}

const newId = (): string => `window-${crypto.randomUUID()}`;

/** People who were named in the search are those who are asked for; where nobody was, it is who is followed. */
function beginningOf(form: Form): Draft {
  const { followed, scene, figures } = store.getState();
  const named = peopleIn(palette.getState().query, scene?.agents ?? []);
  const people = named.length > 0 || followed === null ? named : [followed];
  const draft: Record<string, string> = { ...emptyDraft(form) };
  for (const { path, shape, isRequired } of form.fields) {
    if (shape.kind !== "text" || !shape.names.includes("person") || draft[path] !== "") continue;
    if (shape.isList) draft[path] = named.splice(0).join(", ");
    else if (isRequired) draft[path] = people.shift() ?? "";
  }
  // A price begins as it is: sent as it stands, it changes nothing.
  const price = figures?.prices.find(({ key }) => key === draft["key"]);
  if (form.command === "price" && price !== undefined) draft["value"] = String(price.usual);
  return draft;
}
