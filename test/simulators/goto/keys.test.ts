import { expect, it } from "vitest";
import { compareKeys, isKey, KeyMaker, keyIn } from "../../../simulators/goto/keys";

it("keys are 19 digits above 2^53, all different, and the same after every start", () => {
  const make = () => {
    const keys = new KeyMaker();
    return Array.from({ length: 5000 }, () => keys.next("user"));
  };
  const made = make();
  expect(made.every((key) => /^41\d{17}$/.test(key) && BigInt(key) > 2n ** 53n)).toBe(true);
  expect(new Set(made).size).toBe(5000);
  expect(make()).toEqual(made);
});

it("a key that a seed names is not made again", () => {
  const first = new KeyMaker().next("user");
  const keys = new KeyMaker();
  keys.take(first);
  expect(keys.next("user")).not.toBe(first);
});

it.each([
  ["4200000000000000001", true],
  ["1", true],
  ["", false],
  ["12a", false],
  ["1,2", false],
  ["-1", false],
])("%j is a key: %s", (text, expected) => {
  expect(isKey(text)).toBe(expected);
});

it.each([
  ["4200000000000000001", "4200000000000000001"],
  [4200000000000000001n, "4200000000000000001"],
  [7, "7"],
  [1.5, undefined],
  [null, undefined],
  ["x", undefined],
])("%s in a body is read as %s", (value, expected) => {
  expect(keyIn(value)).toBe(expected);
});

it("keys are ordered by their value, whatever their length", () => {
  expect(["10", "9", "4200000000000000002", "4200000000000000001"].sort(compareKeys)).toEqual([
    "9",
    "10",
    "4200000000000000001",
    "4200000000000000002",
  ]);
});
