import { describe, expect, it } from "vitest";
import { preflightCommand } from "../../cli/preflight";
import { SP } from "./job";
import { runPreflight } from "./preflight";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
const CLIENT = "c11e0700-0000-4000-8000-000000000001";

const preflight = (args?: readonly string[], changes?: Parameters<typeof runPreflight>[2]) =>
  runPreflight(stage, args, changes);
const roles = (...names: string[]) => stage.entra.post("/__sim/edit", { client: CLIENT, roles: names });
const READS = ["Group.Read.All", "User.Read.All", "Application.ReadWrite.All"];

describe("preflight of a tenant and an account where all is well", () => {
  it("ends with 0, tells what was read, and sends reads only", async () => {
    const { code, out, err } = await stage.run(preflightCommand, []);
    expect(code).toBe(0);
    expect(out).toContain("✔ Configuration: ");
    expect(out).toContain("✔ Groups and users: 4 groups and 1 user found and read whole: 17 people");
    expect(out).toContain(`✔ Enterprise application: "GoToMeeting", object id ${SP}`);
    expect(out).toContain("✔ Entra's provisioning: not used (mode direct), and no job runs");
    expect(out).toContain("account 4200000000000000001 (Contoso)");
    expect(out).toContain("GoToMeeting Business: 3 of 25 used");
    expect(out).toContain("found: Sales; made by a run: Support, Webinars");
    expect(out).toContain("– Single sign-on: ");
    expect(out).toMatch(/\d+ fine, 1 to look at, 0 failed, 1 not checked\n$/);
    expect(err).toContain("the environment has every setting that is needed, so it is used alone");
    expect(await stage.writes()).toEqual([]);
  });

  it("gives the same as JSON with stable fields", async () => {
    const { checks } = await preflight();
    expect(checks.get("goto-rights")).toEqual({
      id: "goto-rights",
      title: "Rights in GoTo",
      state: "ok",
      found: "SUPER_USER",
      remedy: null,
    });
  });
});

describe("every check is made although others fail", () => {
  it("a configuration with mistakes ends with 2, and what does not need it is checked", async () => {
    stage.write("assignments.yaml", "assignments:\n  - group: Sales EMEA\n    role: hots\n");
    const { code, checks } = await preflight();
    expect(code).toBe(2);
    expect(checks.get("configuration")?.found).toContain("assignments.yaml:3");
    expect(checks.get("members")?.state).toBe("notChecked");
    expect(checks.get("entra-sign-in")?.state).toBe("ok");
    expect(checks.get("goto-sign-in")?.state).toBe("ok");
  });

  it("a refused sign-in to Entra leaves GoTo's checks as they are", async () => {
    const { code, checks } = await preflight([], { env: { ARM_CLIENT_SECRET: "CANARY-wrong" } });
    expect(code).toBe(1);
    expect(checks.get("entra-sign-in")?.found).toContain("the client secret is wrong or has expired");
    expect(checks.get("application")?.state).toBe("notChecked");
    expect(checks.get("licences")?.state).toBe("ok");
  });

  it("a refused sign-in to GoTo leaves Entra's checks as they are", async () => {
    const { code, checks } = await preflight([], { env: { GOTO_PERSONAL_ACCESS_TOKEN: "CANARY-revoked" } });
    expect(code).toBe(1);
    expect(checks.get("goto-sign-in")).toMatchObject({ state: "failed" });
    expect(checks.get("goto-sign-in")?.found).toContain("gotoPersonalAccessToken is not accepted");
    expect(checks.get("seats")?.state).toBe("notChecked");
    expect(checks.get("app-roles")?.state).toBe("ok");
  });
});

describe("Entra", () => {
  it("missing permissions are named with what they are for", async () => {
    await roles("Group.Read.All", "User.Read.All");
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    const { state, found = "" } = checks.get("entra-permissions") ?? {};
    expect(state).toBe("failed");
    expect(found).toContain("missing: Application.ReadWrite.All, for making and changing the enterprise application");
    expect(found).toContain("missing: AppRoleAssignment.ReadWrite.All with Application.Read.All, for assigning");
    expect(found).toContain("not there: AuditLog.Read.All, for goto-access activity");
  });

  it("a permission that nothing here needs is pointed out", async () => {
    await roles(...READS, "Mail.Send");
    const { code, checks } = await preflight();
    expect(code).toBe(0);
    expect(checks.get("entra-permissions")?.state).toBe("warning");
    expect(checks.get("entra-permissions")?.found).toContain("more than this configuration needs: Mail.Send");
  });

  it("a group that is not there is told with its line", async () => {
    await stage.entra.post("/__sim/edit", { deleteGroup: "Sales EMEA" });
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    expect(checks.get("members")?.found).toMatch(/assignments\.yaml:\d+ {2}Group "Sales EMEA" does not exist/);
  });

  it("a group whose groups inside do not count is a warning", async () => {
    stage.write("assignments.yaml", "assignments:\n  - { group: Sales EMEA, role: organizer }\n");
    const { checks } = await preflight();
    expect(checks.get("members")?.state).toBe("warning");
    expect(checks.get("members")?.found).toContain('"Sales EMEA" has groups inside, whose people are not included');
  });

  it("an app role that the application does not have is told with those that it has", async () => {
    const all = "roles: { organizer: { appRole: Organizer, licenses: [GoToMeeting Business] } }\n";
    stage.write("roles.yaml", all);
    stage.write("assignments.yaml", "assignments:\n  - { group: Customer Support, role: organizer }\n");
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    expect(checks.get("app-roles")?.found).toContain('has no app role "Organizer". It has: "User"');
  });

  it("an application that a run makes from the gallery is no failure", async () => {
    await stage.entra.post("/__sim/edit", { deleteApplication: "GoToMeeting" });
    stage.write("application.yaml", "application: { gallery: GoToMeeting }\n");
    const { code, checks } = await preflight();
    expect(code).toBe(0);
    expect(checks.get("application")?.found).toContain("is not there yet; the template is, and a run makes it");
    expect(checks.get("app-roles")?.state).toBe("notChecked");
  });

  it("a clock that is more than two minutes off is a warning, less is not", async () => {
    const later = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) });
    const off = await preflight([], later(-180));
    expect(off.checks.get("entra-clock")).toMatchObject({ state: "warning" });
    expect(off.checks.get("entra-clock")?.found).toMatch(/^(179|180|181) s ahead of ours$/);
    expect(off.checks.get("goto-clock")).toMatchObject({ state: "warning" });
    const near = await preflight([], later(100));
    expect(near.checks.get("goto-clock")).toMatchObject({ state: "ok" });
    expect(near.checks.get("goto-clock")?.found).toMatch(/ s behind ours$/);
  });
});

describe("GoTo", () => {
  it("an administrator who may not manage seats is refused, with what is missing", async () => {
    await stage.goto.post("/__sim/edit", { user: "goto-admin@contoso.com", set: { adminRoles: ["MANAGE_USERS"] } });
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    expect(checks.get("goto-rights")?.found).toBe(
      "MANAGE_USERS; enough to preview, not for pulumi up. Missing: MANAGE_SEATS",
    );
    expect(checks.get("licences")?.state).toBe("ok");
  });

  it("roles that make administrators need a super user", async () => {
    const adminRoles = ["MANAGE_USERS", "MANAGE_SEATS"];
    await stage.goto.post("/__sim/edit", { user: "goto-admin@contoso.com", set: { adminRoles } });
    const { code, checks } = await preflight();
    expect(code).toBe(0);
    expect(checks.get("goto-rights")).toMatchObject({ state: "warning" });
    expect(checks.get("goto-rights")?.found).toContain("the roles admin make administrators");
  });

  it("a licence that the account does not have is told with those that it has", async () => {
    stage.write("roles.yaml", "roles: { organizer: { licenses: [GoToTraining] } }\n");
    stage.write("assignments.yaml", "assignments:\n  - { group: Customer Support, role: organizer }\n");
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    expect(checks.get("licences")?.found).toContain('licence "GoToTraining" is not in this GoTo account. It has: ');
    expect(checks.get("seats")?.state).toBe("notChecked");
  });

  it("a user group that may not be made is missed", async () => {
    stage.write("policy.yaml", "createUserGroups: false\n");
    const { code, checks } = await preflight();
    expect(code).toBe(1);
    expect(checks.get("user-groups")?.found).toContain('GoTo has no user group "Support", "Webinars"');
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => {
    expect(stage.printed.join("\n").length).toBeGreaterThan(5_000);
    expect(stage.printed.join("\n")).not.toMatch(new RegExp(`${CANARY}|CANARY`));
  });
});
