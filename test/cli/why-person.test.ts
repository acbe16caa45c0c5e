import { describe, expect, it } from "vitest";
import { whyCommand } from "../../cli/why";
import { CANARY, commandStage } from "./stage";
import { why } from "./why";

const stage = commandStage();
const edit = (change: object) => stage.entra.post("/__sim/edit", change);
const BOB = "bob.ray@contoso.com";

describe("somebody whom a line names has no access all the same", () => {
  it("when disabled in the directory", async () => {
    const { out } = await stage.run(whyCommand, ["olga.petrova@contoso.com"]);
    expect(out).toMatch(
      /^✖ olga\.petrova@contoso\.com has no access, although .*:22 names them\. .* is disabled in the/,
    );
  });

  it("without an e-mail address, in the resolver's words", async () => {
    await edit({ user: BOB, set: { mail: null } });
    const { hasAccess, obstacles, directory } = await why(stage, BOB);
    expect({ hasAccess, mail: directory?.mail }).toEqual({ hasAccess: false, mail: null });
    expect(obstacles).toEqual([expect.stringContaining("has no e-mail address in the directory")]);
  });

  it("when the address is another user's too", async () => {
    await edit({ user: "carol.tan@contoso.com", set: { mail: BOB } });
    const { hasAccess, obstacles } = await why(stage, BOB);
    expect(hasAccess).toBe(false);
    expect(obstacles).toEqual([expect.stringContaining("is the e-mail address of 2 directory users")]);
  });

  it("as a guest, when policy excludes them", async () => {
    stage.write("policy.yaml", "guests: exclude\n");
    const { hasAccess, obstacles } = await why(stage, "contractor@fabrikam.com");
    expect(hasAccess).toBe(false);
    expect(obstacles).toEqual(["is a guest, and policy.yaml says guests: exclude"]);
  });

  it("outside a pilot has the role, and no run touches the person", async () => {
    const pilot = { env: { GOTO_ACCESS_PILOT: "carol.tan@contoso.com" } };
    const { hasAccess, obstacles, next } = await why(stage, BOB, pilot);
    expect(hasAccess).toBe(true);
    expect(obstacles).toEqual([expect.stringContaining("is not in the pilot")]);
    expect(next.step).toBeNull();
    const carol = await why(stage, "carol.tan@contoso.com", pilot);
    expect(carol.obstacles).toEqual([]);
    expect(carol.next.step?.kind).toBe("adopt");
  });
});

describe("somebody whom not everybody knows", () => {
  it("who is in neither service ends with 1 and the name that was probably meant", async () => {
    const { code, out, err } = await stage.run(whyCommand, ["bbo.ray@contoso.com"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain('User "bbo.ray@contoso.com" does not exist in this tenant.');
    expect(err).toContain("Did you mean bob.ray@contoso.com?");
    expect(await stage.writes()).toEqual([]);
  });

  it("who is in GoTo alone is told by the account", async () => {
    const { directory, account, next } = await why(stage, "Eve.Harper@example.org");
    expect(directory).toBeNull();
    expect(account).toMatchObject({ firstName: "Eve", licences: ["GoToMeeting Business"], status: "ACTIVE" });
    expect(next.unmanaged).toBe(true);
  });

  it("who is in the directory alone has no account", async () => {
    const { account, directory } = await why(stage, "mei.lin@contoso.com");
    expect(account).toBeNull();
    expect(directory?.displayName).toBe("Mei Lin");
  });
});

describe("somebody whose name is another's address", () => {
  it("is meant by the user principal name", async () => {
    await edit({ user: BOB, set: { mail: "robert@contoso.com" } });
    await edit({ user: "zoe.kowalczyk@contoso.com", set: { mail: BOB } });
    expect((await why(stage, BOB)).directory?.displayName).toBe("Bob Ray");
    expect((await why(stage, "robert@contoso.com")).directory?.displayName).toBe("Bob Ray");
  });
});

describe("why cannot answer", () => {
  it("with 2 when the configuration has mistakes", async () => {
    stage.write("assignments.yaml", "assignments:\n  - { group: Sales EMEA, role: hots }\n");
    const { code, err } = await stage.run(whyCommand, [BOB]);
    expect(code).toBe(2);
    expect(err).toContain("assignments.yaml:2");
  });

  it("with 2 when a setting is missing", async () => {
    const { code, err } = await stage.run(whyCommand, [BOB], { env: { GOTO_CLIENT_ID: "" } });
    expect(code).toBe(2);
    expect(err).toContain("no place for its state");
  });

  it.each([
    ["GoTo", { GOTO_PERSONAL_ACCESS_TOKEN: "CANARY-revoked" }, "gotoPersonalAccessToken is not accepted"],
    ["Entra", { ARM_CLIENT_SECRET: "CANARY-wrong" }, "the client secret is wrong or has expired"],
  ])("with 1 when %s cannot be asked", async (_, env, told) => {
    const { code, out, err } = await stage.run(whyCommand, [BOB], { env });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(told);
  });
});

describe("an account that cannot be listed", () => {
  it("is no reason for which a run would stop, but ends with 1", async () => {
    await stage.goto.post("/__sim/faults", [{ kind: "status", method: "GET", path: "/users", status: 403, times: 1 }]);
    const { code, out } = await stage.run(whyCommand, [BOB]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => expect(stage.printed.join("\n")).not.toContain(CANARY));
});
