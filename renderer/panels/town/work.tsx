import { WORDS } from "../../../preload/words/words.ts";
import type { TownFigures } from "../../../sim/telemetry/town-figures.ts";
import { follow } from "../../commands.ts";

const words = WORDS.town.work;

/** More people than these are only counted. */
const SHOWN = 4;

interface WorkProps {
  readonly figures: TownFigures;
}

/** Who has no job, what places there are, and who is about to leave over it. */
export function Work({ figures }: WorkProps) {
  const { out_of_work, vacancies, leaving } = figures;
  return (
    <div className="work" data-testid="work">
      <h3>{words.title}</h3>
      {out_of_work.length === 0 ? (
        <p className="work-line">{words.everybody}</p>
      ) : (
        <People label={words.without} people={out_of_work} />
      )}
      {vacancies.length === 0 ? null : (
        <p className="work-line" data-testid="vacancies">
          <span>{words.vacancies}</span>
          {vacancies.map(({ job, places }) => `${job} ${places}`).join(", ")}
        </p>
      )}
      {leaving.length === 0 ? null : <People label={words.leaving} people={leaving} />}
    </div>
  );
}

interface PeopleProps {
  readonly label: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly about?: string;
  }[];
}

/** A few names that can be followed, and how many more there are. */
function People({ label, people }: PeopleProps) {
  const more = people.length - SHOWN;
  return (
    <div className="work-line">
      <span>{label}</span>
      <ul>
        {people.slice(0, SHOWN).map(({ id, name, about }) => (
          <li key={id}>
            <button
              type="button"
              className="name-link"
              title={about}
              data-testid={`work-${id}`}
              onClick={() => void follow(id)}
            >
              {name}
            </button>
          </li>
        ))}
        {more > 0 ? <li>{WORDS.common.andOthers(more)}</li> : null}
      </ul>
    </div>
  );
}
