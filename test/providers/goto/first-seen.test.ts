import { expect, it } from "vitest";
import { encodePeople } from "../../../providers/goto/people";
import {
  type AccountRecord,
  decodeRecords,
  encodeRecords,
  recordedBefore,
  withOutcome,
} from "../../../providers/goto/records";
import { predictRecords } from "../../../providers/goto/refresh";
import { account, person, planFor, record, told } from "./world";

/** Bob has an account that was never recorded, under another name. */
const world = { people: [person("bob")], users: [account("bob", { lastName: "Old" })] };

function stored(records: Iterable<AccountRecord>) {
  const people = encodePeople(world.people);
  return { people, __accounts: encodeRecords(records, people) };
}

it("whoever the check of a run has seen first is adopted by that run, not updated", () => {
  const seen = decodeRecords(stored(predictRecords(planFor(world))));
  expect(seen).toEqual([{ ...record("bob", { adopted: true }), isNew: true }]);
  expect(told(planFor({ ...world, recorded: seen }))).toEqual(['adopt bob@contoso.com: {"lastName":"Ray"}']);
});

it("is known afterwards: to the records of the run, and to the check of the next", () => {
  const seen = predictRecords(planFor(world));
  expect(planFor({ ...world, users: [account("bob")], recorded: seen }).settled).toEqual([
    record("bob", { adopted: true }),
  ]);
  const next = recordedBefore(stored(seen));
  expect(told(planFor({ ...world, recorded: next }))).toEqual(['update bob@contoso.com: {"lastName":"Ray"}']);
  expect(withOutcome(seen, next)).toEqual(next);
});

it("after a run that was cut short its keys and days count before what its check had found by an address", () => {
  const left = record("bob", { accountKey: "k-bob", suspendedOn: "2026-11-20" });
  expect(withOutcome([record("bob", { accountKey: "k-eve" })], [left])).toEqual([left]);
  expect(withOutcome([record("bob")], [record("bob", { accountKey: undefined })])).toEqual([record("bob")]);
});
