import { WORDS } from "../../../preload/words/words.ts";
import { isRecord } from "../../../sim/is-record.ts";
import { plain } from "../../format/number.ts";

/** Rows and columns of a table that are shown, fewer of a long answer. */
const ROWS = 40;
const ROWS_OF_LONG = 8;
const COLUMNS = 8;
/** What lies deeper is shown as it is written. */
const DEPTH = 3;
const LINE = 160;

const words = WORDS.palette.answer;

interface AnswerViewProps {
  readonly value: unknown;
  readonly isLong: boolean;
  readonly depth?: number;
}

/** An answer to read: names with values, lists of things as tables. */
export function AnswerView({ value, isLong, depth = 0 }: AnswerViewProps) {
  if (Array.isArray(value)) return <ListView items={value} isLong={isLong} depth={depth} />;
  if (!isRecord(value)) return <span>{valueWords(value)}</span>;
  const members = Object.entries(value);
  if (members.length === 0) return depth === 0 ? null : <span>{words.nothing}</span>;
  if (depth >= DEPTH) return <code>{shortened(JSON.stringify(value))}</code>;
  return (
    <dl className="answer" data-testid={depth === 0 ? "answer" : undefined}>
      {members.map(([name, member]) => (
        <div key={name} className={isPlain(member) ? "answer-plain" : "answer-deep"}>
          <dt>{name.replaceAll("_", " ")}</dt>
          <dd>
            <AnswerView value={member} isLong={isLong} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ListViewProps {
  readonly items: readonly unknown[];
  readonly isLong: boolean;
  readonly depth: number;
}

function ListView({ items, isLong, depth }: ListViewProps) {
  if (items.length === 0) return <span>{WORDS.common.none}</span>;
  if (items.every(isFlat)) return <span>{items.map(valueWords).join(", ")}</span>;
  const records = items.filter(isRecord);
  if (records.length < items.length || depth >= DEPTH) {
    return <code>{shortened(JSON.stringify(items))}</code>;
  }
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, COLUMNS);
  const rows = records.slice(0, isLong ? ROWS_OF_LONG : ROWS);
  const more = records.length - rows.length;
  return (
    <>
      <div className="answer-table">
        <table>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name.replaceAll("_", " ")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {names.map((name) => (
                  <td key={name} data-number={typeof row[name] === "number" || undefined}>
                    {cellWords(row[name])}
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

/** Of a small object its members, in one line. */
function cellWords(value: unknown): string {
  if (Array.isArray(value) && value.every(isFlat)) return value.map(valueWords).join(", ");
  if (!isRecord(value)) return isFlat(value) ? valueWords(value) : shortened(JSON.stringify(value));
  const members = Object.entries(value);
  return members.every(([, member]) => isFlat(member))
    ? members.map(([name, member]) => `${name} ${valueWords(member)}`).join(", ")
    : shortened(JSON.stringify(value));
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") {
    return value.toLocaleString("en-GB", { maximumFractionDigits: 4 });
  }
  return typeof value === "string" ? value : shortened(JSON.stringify(value));
}

const shortened = (text: string): string =>
  text.length > LINE ? `${text.slice(0, LINE)} …` : text;
