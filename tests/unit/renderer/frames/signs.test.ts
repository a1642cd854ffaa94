import { expect, test } from "vitest";

import { createPerson, type Person } from "../../../../renderer/frames/crowd.ts";
import { advanceSign, SIGN } from "../../../../renderer/frames/signs.ts";

const someone = (talk: number): Person => ({ ...createPerson(0), present: true, talk });

/** Lets so many milliseconds pass, in frames of 20. */
function pass(person: Person, ms: number): void {
  for (let gone = 0; gone < ms; gone += 20) advanceSign(person, 20, false);
}

test("a sign grows, stays as long as its cause, and is gone soon after", () => {
  const person = someone(SIGN.chat);
  advanceSign(person, 20, false);
  expect(person.sign).toBe(SIGN.chat);
  expect(person.signLevel).toBeGreaterThan(0);
  expect(person.signLevel).toBeLessThan(1);
  pass(person, 5000);
  expect(person.signLevel).toBe(1);
  person.talk = 0;
  pass(person, 3000);
  expect(person).toMatchObject({ sign: SIGN.none, signLevel: 0 });
});

test("a sign whose cause is over within a frame is held long enough to be seen", () => {
  const person = someone(SIGN.argument);
  advanceSign(person, 16, false);
  person.talk = 0;
  pass(person, 400);
  expect(person.sign).toBe(SIGN.argument);
  expect(person.signLevel).toBeGreaterThan(0.9);
});

test("a quarrel takes the place of a chat at once, and a chat waits for the end of a quarrel", () => {
  const person = someone(SIGN.chat);
  pass(person, 500);
  person.talk = SIGN.argument;
  advanceSign(person, 16, false);
  expect(person.sign).toBe(SIGN.argument);
  person.talk = SIGN.chat;
  advanceSign(person, 16, false);
  expect(person.sign).toBe(SIGN.argument);
  pass(person, 4000);
  expect(person.sign).toBe(SIGN.chat);
});

test("who is on the way out has a sign of their own, and who is gone has none", () => {
  const person: Person = { ...someone(0), leaving: true };
  advanceSign(person, 16, true);
  expect(person).toMatchObject({ sign: SIGN.leaving, signLevel: 1 });
  person.present = false;
  for (let gone = 0; gone < 1000; gone += 20) advanceSign(person, 20, true);
  expect(person.sign).toBe(SIGN.none);
});

test("with reduced movement signs come and go at once", () => {
  const person = someone(SIGN.chat);
  expect(advanceSign(person, 16, true)).toBe(false);
  expect(person.signLevel).toBe(1);
});
