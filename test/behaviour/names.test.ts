import { expect } from "vitest";
import { type DirectoryNames, gotoNames } from "../../providers/goto/names";
import { testRows } from "./rows";

type Names = readonly (readonly [directory: Omit<DirectoryNames, "email">, firstName: string, lastName: string])[];

const LONG = "a".repeat(33);
const CASES: Readonly<Record<string, Names>> = {
  both: [[{ givenName: "Carol", surname: "Tan", displayName: "Somebody Else" }, "Carol", "Tan"]],
  "one or none, and a display name": [
    [{ displayName: "Carol Tan" }, "Carol", "Tan"],
    [{ displayName: "Tan, Carol" }, "Carol", "Tan"],
    [{ givenName: "Caro", displayName: "Carol Tan" }, "Caro", "Tan"],
    [{ surname: "Tang", displayName: "Carol Tan" }, "Carol", "Tang"],
  ],
  "one or none, and nothing else": [
    [{}, "carol", "tan"],
    [{ givenName: "Caro", displayName: " " }, "Caro", "tan"],
    [{ surname: "Tang", displayName: null }, "carol", "Tang"],
  ],
  "one that is longer than 32 characters": [
    [{ givenName: LONG, surname: "Tan" }, LONG.slice(1), "Tan"],
    [{ givenName: "Carol", surname: LONG }, "Carol", LONG.slice(1)],
  ],
};

testRows("the directory has | given name and surname are | notice", 1, CASES, (cases, [, , notice]) => {
  for (const [directory, firstName, lastName] of cases) {
    const names = gotoNames({ ...directory, email: "carol.tan@contoso.com" });
    expect(names).toMatchObject({ firstName, lastName });
    expect(names.notices.length > 0 ? "yes" : "no").toBe(notice);
  }
});
