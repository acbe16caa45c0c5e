import { describe, expect, it } from "vitest";
import type { RosterArgs } from "../../../providers/goto/inputs";
import { decodePeople, encodePeople } from "../../../providers/goto/people";
import { encodePilot, pilotLines, recordsWithin, requireKnown, withOthers } from "../../../providers/goto/pilot";
import type { AccountRecord } from "../../../providers/goto/records";
import { people, person, record } from "./company";
import { args } from "./provider-in-process";

const known = (name: string): AccountRecord => record(name, `k-${name}`);

const pilotOf = (...names: readonly string[]): string =>
  encodePilot(names.map((name) => ({ address: `${name}@contoso.com`, directoryId: `id-${name}` })));

describe("the roster's lines in a pilot", () => {
  const olds = args([person("ada"), person("bob"), person("cat", { role: "host" })]);
  const emails = (inputs: RosterArgs) => decodePeople(inputs.people).map(({ email, role }) => `${email} ${role}`);

  it("are new for its people and stay for the others", () => {
    const news = args([person("ada", { role: "host" }), person("cat")], { pilot: pilotOf("ada") });
    expect(emails(withOthers(olds, news))).toEqual([
      "ada@contoso.com host",
      "bob@contoso.com organizer",
      "cat@contoso.com host",
    ]);
  });

  it("do not have who has left it, nor anybody else at first", () => {
    expect(emails(withOthers(olds, args([], { pilot: pilotOf("ada") })))).toEqual([
      "bob@contoso.com organizer",
      "cat@contoso.com host",
    ]);
    expect(emails(withOthers({}, args(people("ada", "bob"), { pilot: pilotOf("ada") })))).toEqual([
      "ada@contoso.com organizer",
    ]);
  });

  it("are those of the program when there is none", () => {
    const news = args(people("bob"));
    expect(withOthers(olds, news)).toEqual(news);
  });
});

describe("people whom a pilot names", () => {
  const pilot = pilotOf("ada", "mei");

  it.each<[string, Partial<RosterArgs>, AccountRecord[]]>([
    ["are assigned", { people: encodePeople(people("ada", "mei")) }, []],
    ["or have an account that we know", { people: encodePeople(people("ada")) }, [known("mei")]],
    ["or are assigned and cannot be resolved", { unresolved: "@unresolved 1\nmei\tno mail\tid-mei\n" }, [known("ada")]],
  ])("%s", (_, change, recorded) => {
    expect(() => requireKnown(args([], { ...change, pilot }), recorded)).not.toThrow();
  });

  it("are an error by name when they are neither", () => {
    expect(() => requireKnown(args(people("ada"), { pilot }), [known("bob")])).toThrow(
      "goto-access:pilot names people who are in no assignment: mei@contoso.com.",
    );
  });

  it("are told before the plan, and there is nothing to tell without a pilot", () => {
    expect(pilotLines(args([], { pilot }))).toEqual(["GoTo: pilot: only ada@contoso.com, mei@contoso.com are touched"]);
    expect(pilotLines(args([], { pilot: pilotOf("ada") }))).toEqual(["GoTo: pilot: only ada@contoso.com is touched"]);
    expect(pilotLines(args([]))).toEqual([]);
  });

  it("alone are suspended by a destroy that suspends", () => {
    const recorded = [known("ada"), known("bob")];
    expect(recordsWithin(args([], { pilot }), recorded)).toEqual([known("ada")]);
    expect(recordsWithin(args([]), recorded)).toEqual(recorded);
  });
});
