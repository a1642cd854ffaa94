import { expect, test } from "vitest";

import { dayWords } from "../../../../../renderer/panels/card/day-band.tsx";

const job = {
  id: "clerk",
  name: "Clerk",
  place: null,
  start_tick: 300,
  end_tick: 559,
  wage_rate: 0.01,
  shift: "on time",
  attendance: null,
  wages_today: 0,
  absences: 0,
  exit_pending: false,
};

test.each([
  [1299, job, 0, "It is 07:10. The shift begins at 07:12."],
  [1300, job, 1, "It is 07:12. The shift goes on until 13:24. Told of once today."],
  [1559, job, 2, "It is 13:24. The shift goes on until 13:24. Told of 2 times today."],
  [1560, job, 0, "It is 13:26. The shift ended at 13:24."],
  [0, null, 0, "It is 00:00. No shift today."],
])("at tick %i a day is told in words", (tick, work, told, words) => {
  expect(dayWords({ tick, job: work }, 1000, told)).toBe(words);
});
