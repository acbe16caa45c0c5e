import { describe, expect, it } from "vitest";
import { gotoPolicy } from "../../stacks/goto-policy";
import { config } from "./line";

const { policy } = config();
const pilot = [{ address: "ada@contoso.com", directoryId: "id-ada" }];

describe("policy for unmanaged accounts", () => {
  const patterns = [
    { match: "*@x.example", action: "suspend" as const },
    { match: "*@y.example", action: "ignore" as const },
  ];
  const unmanaged = { default: "suspend" as const, patterns };

  it("is as written without a pilot", () => {
    expect(gotoPolicy({ ...policy, unmanaged }, undefined, "direct").unmanaged).toEqual(unmanaged);
  });

  it("suspends nobody in a pilot, and still ignores who is ignored", () => {
    expect(gotoPolicy({ ...policy, unmanaged }, pilot, "direct").unmanaged).toEqual({
      default: "report",
      patterns: [
        { match: "*@x.example", action: "report" },
        { match: "*@y.example", action: "ignore" },
      ],
    });
  });
});

describe("policy for leavers", () => {
  it("has no undefined days, which the engine could not store", () => {
    expect(gotoPolicy(policy, undefined, "direct").leavers).toEqual({
      action: "suspend",
      deleteAfter: null,
      deleteAdopted: false,
    });
    const leavers = { ...policy.leavers, deleteAfter: 90 };
    expect(gotoPolicy({ ...policy, leavers }, undefined, "direct").leavers.deleteAfter).toBe(90);
  });
});

it("leaves accounts to Entra's provisioning service in mode entra alone", () => {
  expect(gotoPolicy(policy, undefined, "entra").accounts).toBe("entra");
  expect(gotoPolicy(policy, undefined, "direct")).not.toHaveProperty("accounts");
});
