import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { assignmentsIn, readAssignedBefore } from "../../stacks/assigned-before";

const TYPE = "azuread:index/appRoleAssignment:AppRoleAssignment";
const URN = `urn:pulumi:dev::goto-access::goto-access:index:Assigned$${TYPE}::p User`;
const outputs = { principalObjectId: "p", principalDisplayName: "Sales", appRoleId: "r", resourceObjectId: "a" };
const STATE = {
  [URN]: { type: TYPE, outputs },
  "urn:pulumi:dev::goto-access::pulumi-nodejs:dynamic/goto:Roster::roster": { type: "goto:Roster", outputs },
};

/** An engine whose state cannot be read the first `failures` times; what it was asked. */
async function engine(failures: number): Promise<string[]> {
  const asked: string[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ token, inputs }) => {
        asked.push(`${token} ${inputs.stackName}`);
        if (asked.length <= failures) throw new Error("failed to load checkpoint: EOF");
        return { name: inputs.stackName, outputs: STATE };
      },
    },
    "goto-access",
    "dev",
    false,
    "organization",
  );
  return asked;
}

describe("assignments in a stack's state", () => {
  it("are those resources that assign an app role, known by the end of their URN", () => {
    expect(assignmentsIn(STATE)).toEqual([{ name: "p User", ...outputs }]);
    expect(assignmentsIn({})).toEqual([]);
  });

  it("are read from the engine by the stack's whole name, and again while it writes them", async () => {
    const asked = await engine(3);
    expect(await readAssignedBefore(0)).toEqual([{ name: "p User", ...outputs }]);
    expect(asked).toEqual(Array(4).fill("pulumi:pulumi:readStackResourceOutputs organization/goto-access/dev"));
  });

  it("are never taken for none when they cannot be read", async () => {
    const asked = await engine(Number.POSITIVE_INFINITY);
    await expect(readAssignedBefore(0)).rejects.toThrow("The stack's state cannot be read");
    expect(asked.length).toBe(20);
  });
});
