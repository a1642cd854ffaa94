import { WORDS } from "../../../preload/words/words.ts";
import { useWindow } from "../../use-window.ts";
import type { ControlProps } from "./control.ts";

const words = WORDS.palette.form;

/** x and y, or the tile before a door. */
export function TileBox(props: Omit<ControlProps, "shape">) {
  const { path, label, value, example, faultId, autoFocus, onChange } = props;
  const venues = useWindow((state) => state.scene?.venues ?? NO_VENUES);
  const [x = "", y = ""] = value.split(",").map((part) => part.trim());
  const [sampleX = "", sampleY = ""] = example.split(",").map((part) => part.trim());
  const box = (name: string, text: string, sample: string, set: (next: string) => string) => (
    <label className="palette-axis">
      <span aria-hidden>{name}</span>
      <input
        type="text"
        inputMode="numeric"
        className="text-input"
        aria-label={words.axis(label, name)}
        aria-invalid={faultId !== undefined}
        aria-describedby={faultId}
        placeholder={sample}
        autoComplete="off"
        autoFocus={autoFocus && name === "x"}
        value={text}
        data-testid={`input-${path}-${name}`}
        onChange={(event) => onChange(joined(set(event.target.value)))}
      />
    </label>
  );
  return (
    <div className="palette-tile">
      {box("x", x, sampleX, (next) => `${next},${y}`)}
      {box("y", y, sampleY, (next) => `${x},${next}`)}
      <select
        className="text-input"
        aria-label={words.atDoorOf(label)}
        value={venues.find(({ door }) => door.join(", ") === value)?.id ?? ""}
        onChange={(event) => {
          const venue = venues.find(({ id }) => id === event.target.value);
          if (venue !== undefined) onChange(venue.door.join(", "));
        }}
      >
        <option value="">{words.atDoor}</option>
        {venues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

const NO_VENUES: readonly never[] = [];

/** "x, y" as drafts hold it; empty where neither is given. */
function joined(text: string): string {
  const parts = text.split(",").map((part) => part.trim());
  return parts.every((part) => part === "") ? "" : parts.join(", ");
}
