import { describe, expect, it } from "vitest";
import { entraChanges } from "../../../cli/report/entra";
import { errorsIn, noticesIn } from "../../../cli/report/notices";
import { decodePreview, type PreviewStep } from "../../../cli/report/preview";

const urn = (type: string, name: string) => `urn:pulumi:production::goto-access::${type}::${name}`;
const ASSIGNMENT = "azuread:index/appRoleAssignment:AppRoleAssignment";
const PRINCIPAL = "azuread:index/servicePrincipal:ServicePrincipal";

function step(op: string, type: string, name: string, old?: object, now?: object): PreviewStep {
  const parent = urn("goto-access:index:Assigned", "Sales EMEA (organizer)");
  const state = (inputs: object | undefined) => (inputs === undefined ? {} : { type, parent, inputs: { ...inputs } });
  return {
    op,
    urn: urn(type, name),
    ...(old === undefined ? {} : { oldState: { type, ...state(old) } }),
    ...(now === undefined ? {} : { newState: { type, ...state(now) } }),
  };
}

const told = (...steps: PreviewStep[]) =>
  entraChanges({ steps, diagnostics: [] }).map(({ area, sign, text }) => `${area} ${sign} ${text}`);

describe("changes in Entra", () => {
  it.each([
    [step("create", ASSIGNMENT, "05e4 User", undefined, {}), "assignments + Sales EMEA (organizer) is assigned"],
    [step("delete", ASSIGNMENT, "05e4 User", {}), "assignments - Sales EMEA (organizer) is no longer assigned"],
    [
      step("import", ASSIGNMENT, "05e4 User", undefined, {}),
      "assignments ~ Sales EMEA (organizer) is assigned already and is managed from now on",
    ],
    [
      step("create", PRINCIPAL, "enterprise application", undefined, { appRoleAssignmentRequired: true }),
      "application + the enterprise application is managed from now on: only who is assigned may sign in",
    ],
    [
      step("update", PRINCIPAL, "enterprise application", { appRoleAssignmentRequired: true, tags: [] }, { tags: [] }),
      "application ~ only who is assigned may sign in: yes → none",
    ],
    [
      step(
        "update",
        "pulumi-nodejs:dynamic/entra:Provisioning",
        "provisioning",
        {},
        {
          changes: "@changes 1\nuserName: [userPrincipalName] → [mail]\n",
        },
      ),
      "provisioning ~ userName: [userPrincipalName] → [mail]",
    ],
    [
      step("create", "pulumi-nodejs:dynamic/entra:SingleSignOn", "single sign-on", undefined, { changes: "" }),
      "sign-on + single sign-on is set up as application.yaml says",
    ],
    [
      step(
        "create",
        "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate",
        "signing certificate until 2029-11-24",
        undefined,
        {},
      ),
      "sign-on + the signing certificate until 2029-11-24 is made",
    ],
    [
      step("create", "azuread:index/group:Group", "extra", undefined, {}),
      'application + azuread:index/group:Group "extra" is made',
    ],
  ])("are told in words (%#)", (one, words) => {
    expect(told(one)).toEqual([words]);
  });

  it("are by area, and nothing is told of what stays, of people and of Pulumi's own", () => {
    const same = step("same", ASSIGNMENT, "05e4 User", {}, {});
    const stack = step("create", "pulumi:pulumi:Stack", "goto-access", undefined, {});
    const roster = step("update", "pulumi-nodejs:dynamic/goto:Roster", "roster", {}, {});
    const refreshed = step("refresh", PRINCIPAL, "enterprise application", {}, {});
    const made = step("create", ASSIGNMENT, "05e4 User", undefined, {});
    const given = step("create", PRINCIPAL, "enterprise application", undefined, {});
    expect(told(same, stack, roster, refreshed, made, given).map((line) => line.split(" ")[0])).toEqual([
      "application",
      "assignments",
    ]);
  });
});

describe("what a preview had to say", () => {
  const roster = urn("pulumi-nodejs:dynamic/goto:Roster", "roster");
  const said = [
    { severity: "warning", message: "warning: using pulumi-resource-azuread from $PATH at /x\n" },
    { severity: "info", message: "GoTo: 1 to create\n\n" },
    { severity: "info", message: "  create mei.lin@contoso.com (support, by name)\n\n" },
    { severity: "info", message: 'config/assignments.yaml:30:5  user "x" (organizer) ends after 2026-12-01\n' },
    { severity: "warning", message: "warning: Held (1):\n  bob\n", urn: roster },
    { severity: "error", message: "error: no\n" },
  ];

  it("is told where the report does not tell it otherwise, each once", () => {
    expect(noticesIn([...said, ...said], ["an approval has ended"])).toEqual([
      'config/assignments.yaml:30:5  user "x" (organizer) ends after 2026-12-01',
      "an approval has ended",
    ]);
  });

  it("are errors where there is no plan", () => {
    expect(errorsIn(said)).toEqual(["no"]);
  });
});

describe("the text of a preview", () => {
  it("is read after what other tools print before it", () => {
    expect(decodePreview('> goto-access\n{"steps":[],"diagnostics":[]}')).toEqual({ steps: [], diagnostics: [] });
  });

  it.each(["", "no", "[]", "null", '{"a":1}', "{"])("is none: %s", (text) => {
    expect(decodePreview(text)).toBeUndefined();
  });

  it("loses what is not of its form", () => {
    const text = JSON.stringify({ steps: [{ op: 1 }, null, { op: "same", urn: "u" }], diagnostics: [{}] });
    expect(decodePreview(text)).toEqual({ steps: [{ op: "same", urn: "u" }], diagnostics: [] });
  });
});
