import { createContext, useContext, useMemo } from "react";

import { WORDS } from "../../../preload/words/words.ts";
import { isRecord } from "../../../sim/is-record.ts";
import { type AnswerSense, memberWords, valueWords } from "../../format/answer-words.ts";
import { plain } from "../../format/number.ts";
import { somebodyIn } from "../../people-by-id.ts";
import { useWindow } from "../../use-window.ts";

/** Rows and columns of a table that are shown, fewer of a long answer. */
const ROWS = 40;
const ROWS_OF_LONG = 8;
const COLUMNS = 7;
/** What lies deeper is shown as it is written. */
const DEPTH = 3;
const LINE = 160;

const words = WORDS.palette.answer;

/** How everything in an answer is said. */
const Sense = createContext<AnswerSense>({ nameOf: () => null, ticksPerDay: 1000 });

interface AnswerViewProps {
  readonly value: unknown;
  readonly isLong: boolean;
}

/** An answer to read: names with values, lists of things as tables. */
export function AnswerView({ value, isLong }: AnswerViewProps) {
  const scene = useWindow((state) => state.scene);
  const sense = useMemo(
    (): AnswerSense => ({
      nameOf: (id) => somebodyIn(scene, id)?.name ?? null,
      ticksPerDay: scene?.ticks_per_day ?? 1000,
    }),
    [scene],
  );
  return (
    <Sense value={sense}>
      <PartView name="" value={value} isLong={isLong} depth={0} />
    </Sense>
  );
}

interface PartViewProps extends AnswerViewProps {
  /** What it stands by; empty for the whole. */
  readonly name: string;
  readonly depth: number;
}

function PartView({ name, value, isLong, depth }: PartViewProps) {
  const sense = useContext(Sense);
  if (Array.isArray(value))
    return <ListView name={name} items={value} isLong={isLong} depth={depth} />;
  if (!isRecord(value)) return <span>{valueWords(value, name, sense)}</span>;
  const members = Object.entries(value);
  if (members.length === 0) return depth === 0 ? null : <span>{words.nothing}</span>;
  if (depth >= DEPTH) return <code>{shortened(JSON.stringify(value))}</code>;
  return (
    <dl className="answer" data-testid={depth === 0 ? "answer" : undefined}>
      {members.map(([key, member]) => (
        <div key={key} className={isPlain(member) ? "answer-plain" : "answer-deep"}>
          <dt>{memberWords(key, sense)}</dt>
          <dd>
            <PartView name={key} value={member} isLong={isLong} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ListViewProps {
  readonly name: string;
  readonly items: readonly unknown[];
  readonly isLong: boolean;
  readonly depth: number;
}

function ListView({ name, items, isLong, depth }: ListViewProps) {
  const sense = useContext(Sense);
  if (items.length === 0) return <span>{WORDS.common.none}</span>;
  if (items.every(isFlat)) {
    return <span>{items.map((item) => valueWords(item, name, sense)).join(", ")}</span>;
  }
  const records = items.filter(isRecord);
  if (records.length < items.length || depth >= DEPTH) {
    return <code>{shortened(JSON.stringify(items))}</code>;
  }
  const names = columnsOf(records);
  const rows = records.slice(0, isLong ? ROWS_OF_LONG : ROWS);
  const more = records.length - rows.length;
  return (
    <>
      <div
        className="answer-table"
        role="group"
        aria-label={memberWords(name, sense)}
        // To be scrolled by key it has to be reached by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {names.map((column) => (
                <th key={column} scope="col">
                  {memberWords(column, sense)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {names.map((column) => (
                  <td key={column} data-number={typeof row[column] === "number" || undefined}>
                    {cellWords(row[column], column, sense)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? <p className="palette-about">{WORDS.common.andMore(plain(more))}</p> : null}
    </>
  );
}

const isFlat = (value: unknown): boolean => typeof value !== "object" || value === null;

const isPlain = (value: unknown): boolean =>
  isFlat(value) || (Array.isArray(value) && value.every(isFlat));

/** What records have, in their order; who has an id needs no column for their name. */
function columnsOf(records: readonly Record<string, unknown>[]): readonly string[] {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  if (names.has("agent_id")) names.delete("name");
  return [...names].slice(0, COLUMNS);
}

/** Of a small object its members, in one line. */
function cellWords(value: unknown, name: string, sense: AnswerSense): string {
  if (isFlat(value)) return shortened(valueWords(value, name, sense));
  if (Array.isArray(value) && value.every(isFlat))
    return value.map((item) => valueWords(item, name, sense)).join(", ");
  const members = isRecord(value) ? Object.entries(value) : [];
  return members.length > 0 && members.every(([, member]) => isFlat(member))
    ? members
        .map(([key, member]) => `${memberWords(key, sense)} ${valueWords(member, key, sense)}`)
        .join(", ")
    : shortened(JSON.stringify(value));
}

const shortened = (text: string): string =>
  text.length > LINE ? `${text.slice(0, LINE)} …` : text;
