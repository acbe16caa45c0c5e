import { describe, expect, it } from "vitest";
import { whyCommand } from "../../cli/why";
import { commandStage } from "./stage";
import { stackWith, why } from "./why";

const stage = commandStage();
const BOB = "bob.ray@contoso.com";

describe("names from outside", () => {
  it("draw nothing on a terminal", async () => {
    await stage.entra.post("/__sim/edit", { group: "Sales EMEA", rename: "Sales \u001b[31m\u009bEMEA" });
    stage.write("assignments.yaml", `assignments:\n  - { group: "Sales \\e[31m\\x9bEMEA", role: organizer }\n`);
    stage.write("roles.yaml", "roles:\n  organizer: { licenses: [GoToMeeting Business] }\n");
    const { code, out } = await stage.run(whyCommand, [BOB]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Next run +create bob\.ray@contoso\.com \(organizer, via Sales .*EMEA\)$/m);
    for (const sign of ["\u001b", "\u009b"]) expect(out).not.toContain(sign);
  });
});

describe("a run that would stop is told with all else that is known", () => {
  it("for a licence that GoTo does not have", async () => {
    stage.write("roles.yaml", "roles:\n  organizer: { licenses: [GoToMeating] }\n");
    stage.write("assignments.yaml", "assignments:\n  - { group: Sales EMEA, role: organizer }\n");
    const { next, hasAccess } = await why(stage, BOB);
    expect(hasAccess).toBe(true);
    expect(next.stops).toEqual([expect.stringContaining('licence "GoToMeating" is not in this GoTo account')]);
  });

  it("for a line that names nothing, but not where its days are over", async () => {
    const lines = (days: string) =>
      `assignments:\n  - { group: Sales EMEA, role: organizer }\n  - { group: Sails, role: support${days} }\n`;
    stage.write("assignments.yaml", lines(""));
    const { code, out } = await stage.run(whyCommand, [BOB]);
    expect(code).toBe(0);
    expect(out).toContain(`Next run    stops before it changes anything:\n`);
    expect(out).toContain('group "Sails" → support: Group "Sails" does not exist in this tenant.');
    stage.write("assignments.yaml", lines(", until: 2020-01-01"));
    expect((await why(stage, BOB)).next.stops).toEqual([]);
  });

  it("for a state of another GoTo account", async () => {
    const { next } = await why(stage, BOB, stackWith({ account: "1" }));
    expect(next.stops).toEqual([expect.stringContaining("this stack manages GoTo account 1")]);
  });
});

describe("a state that cannot be read", () => {
  it("is told in Pulumi's own words, and the rest is answered", async () => {
    const { recorded, hasAccess } = await why(stage, BOB, stackWith("error: no access to the bucket\n"));
    expect(hasAccess).toBe(true);
    expect(recorded).toEqual({ unread: "no access to the bucket" });
  });
});
