import { ChevronDown, X } from "lucide-react";
import { useState } from "react";
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";

import { WORDS } from "../../../preload/words/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWindow } from "../../use-window.ts";
import { type Suggestion, matching, suggestionsFor } from "./suggestions.ts";
import { listIn } from "./payload.ts";

const words = WORDS.palette.form;

interface NameFieldProps {
  readonly label: string;
  readonly kinds: readonly string[];
  readonly value: string;
  readonly placeholder: string;
  /** Id of what is wrong, where something is. */
  readonly faultId: string | undefined;
  readonly testId: string;
  readonly onChange: (text: string) => void;
  /** Several names. */
  readonly isList?: boolean;
  readonly autoFocus?: boolean;
}

/** A name of something in the town, with what there is to choose from; anything may be typed. */
export function NameField({ value, onChange, isList = false, ...shown }: NameFieldProps) {
  const [typed, setTyped] = useState("");
  if (!isList) return <NameBox {...shown} value={value} onType={onChange} onTake={onChange} />;
  const listed = listIn(value);
  const add = (name: string) => {
    setTyped("");
    if (name.trim() !== "" && !listed.includes(name)) onChange([...listed, name].join(", "));
  };
  const type = (text: string) => {
    const parts = text.split(",");
    if (parts.length > 1) add(parts[0] ?? "");
    else setTyped(text);
  };
  return (
    <div className="name-list">
      {listed.map((name) => (
        <button
          key={name}
          type="button"
          className="name-chip"
          aria-label={words.leaveOutName(name)}
          onClick={() => onChange(listed.filter((one) => one !== name).join(", "))}
        >
          {name}
          <X size={13} aria-hidden />
        </button>
      ))}
      <NameBox
        {...shown}
        without={listed}
        value={typed}
        onType={type}
        onTake={add}
        onLeave={() => add(typed)}
      />
    </div>
  );
}

const NONE: readonly string[] = [];

interface NameBoxProps extends Omit<NameFieldProps, "onChange" | "isList"> {
  readonly without?: readonly string[];
  readonly onType: (text: string) => void;
  readonly onTake: (id: string) => void;
  readonly onLeave?: () => void;
}

function NameBox({
  label,
  kinds,
  value,
  placeholder,
  faultId,
  testId,
  onType,
  onTake,
  onLeave,
  without = NONE,
  autoFocus = false,
}: NameBoxProps) {
  const scene = useWindow((state) => state.scene ?? null);
  const all = suggestionsFor(kinds, scene).filter(({ id }) => !without.includes(id));
  // What is chosen is no reason to hide the others.
  const isChosen = all.some(({ id }) => id === value);
  const found = isChosen ? all : matching(all, value);
  return (
    <ComboBox
      className="name-field"
      aria-label={label}
      {...(faultId === undefined ? {} : { "aria-describedby": faultId })}
      isInvalid={faultId !== undefined}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="input"
      items={found}
      defaultFilter={() => true}
      inputValue={value}
      onInputChange={onType}
      selectedKey={isChosen ? value : null}
      onSelectionChange={(key) => (key === null ? undefined : onTake(String(key)))}
      onBlur={() => onLeave?.()}
    >
      <Input
        className="text-input"
        placeholder={placeholder}
        data-testid={testId}
        autoFocus={autoFocus}
        spellCheck={false}
      />
      <Button className="name-open" aria-label={words.choose(label)}>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="name-popover" offset={4}>
        <ListBox<Suggestion> className="name-options scroll">{Option}</ListBox>
      </Popover>
    </ComboBox>
  );
}

function Option({ id, name, colour }: Suggestion) {
  return (
    <ListBoxItem id={id} textValue={id} className="name-option" data-testid={`option-${id}`}>
      {colour === null ? null : <Badge name={name} colour={colour} />}
      <span>{name}</span>
      <small>{id}</small>
    </ListBoxItem>
  );
}
