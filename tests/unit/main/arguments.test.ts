import { expect, test } from "vitest";

import { givenArguments, readArguments } from "../../../main/arguments.ts";

test("a command goes to the command line with everything behind it", () => {
  const given = ["--no-sandbox", "--log-level=3", "run", "default", "--json"];
  expect(readArguments(given, "/")).toEqual({ command: ["run", "default", "--json"], file: null });
});

test("a question about the program is a command too", () => {
  expect(readArguments(["--log-level=3", "--help"], "/").command).toEqual(["--help"]);
});

test("a town file is opened, counted from the folder one is in", () => {
  expect(readArguments(["--no-sandbox", "my.townlet"], "/home/me")).toEqual({
    command: null,
    file: "/home/me/my.townlet",
  });
});

test("nothing opens the window", () => {
  expect(readArguments([], "/")).toEqual({ command: null, file: null });
  expect(readArguments(["--user-data-dir=/x"], "/")).toEqual({ command: null, file: null });
});

test("in development the folder of the application is not an argument", () => {
  expect(givenArguments(["electron", "--no-sandbox", "/repo", "run"], true)).toEqual(["run"]);
  expect(givenArguments(["Townlet", "run"], false)).toEqual(["run"]);
});
