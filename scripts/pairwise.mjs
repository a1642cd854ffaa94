/**
 * Few rows in which each value of each factor meets each value of every other one at least once. Greedy: always the row
 * with most meetings that are new, the first of them where several have as many; so the rows are always the same.
 */
export function pairwise(factors) {
  const names = Object.keys(factors);
  const all = names.reduce(
    (rows, name) =>
      rows.flatMap((row) => factors[name].map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  const meetingsOf = (row) =>
    names.flatMap((one, index) =>
      names.slice(index + 1).map((other) => JSON.stringify([one, row[one], other, row[other]])),
    );
  const missing = new Set(all.flatMap(meetingsOf));
  const rows = [];
  while (missing.size > 0) {
    const count = (row) => meetingsOf(row).filter((meeting) => missing.has(meeting)).length;
    const best = all.reduce((most, row) => (count(row) > count(most) ? row : most));
    for (const meeting of meetingsOf(best)) missing.delete(meeting);
    rows.push(best);
  }
  return rows;
}
