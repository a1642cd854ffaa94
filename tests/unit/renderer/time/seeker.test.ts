import { expect, test } from "vitest";

import { Seeker } from "../../../../renderer/time/seeker.ts";

/** A town that answers when told to. */
function slowTown() {
  const asked: number[] = [];
  const wishes: (number | null)[] = [];
  const open: { answer: () => void; fail: () => void }[] = [];
  const seeker = new Seeker(
    async (tick) => {
      asked.push(tick);
      await new Promise<void>((resolve, reject) => {
        open.push({ answer: resolve, fail: () => reject(new Error("gone")) });
      });
    },
    (tick) => wishes.push(tick),
  );
  const settle = async (how: "answer" | "fail") => {
    open.shift()?.[how]();
    // Promises that follow from it.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { seeker, asked, wishes, settle };
}

test("at most one tick is asked for at a time, and then the last that was wished for", async () => {
  const { seeker, asked, wishes, settle } = slowTown();
  const first = seeker.go(10);
  for (const tick of [11, 12, 13]) void seeker.go(tick);
  expect(asked).toEqual([10]);
  await settle("answer");
  expect(asked).toEqual([10, 13]);
  expect(wishes).toEqual([10, 11, 12, 13]);
  await settle("answer");
  await first;
  expect(asked).toEqual([10, 13]);
  expect(wishes.at(-1)).toBeNull();
});

test("the same tick again is one wish", async () => {
  const { seeker, asked, settle } = slowTown();
  const going = seeker.go(10);
  void seeker.go(10);
  await settle("answer");
  await going;
  expect(asked).toEqual([10]);
});

test("after a failure it seeks again", async () => {
  const { seeker, asked, wishes, settle } = slowTown();
  const going = seeker.go(10);
  const failed = expect(going).rejects.toThrow("gone");
  await settle("fail");
  await failed;
  expect(wishes.at(-1)).toBeNull();
  void seeker.go(20);
  expect(asked).toEqual([10, 20]);
});
