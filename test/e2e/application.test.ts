import { afterEach, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { World } from "../../simulators/seed/world";
import { sentOver } from "../graph-types/bodies";
import { type EntraState, expectGreen, type Stage, startStage } from "./stage";

/** What nobody but the azuread plugin sends; the end of a stage compares it with Microsoft's definitions. */
const BY_THE_PLUGIN = [
  "DELETE /applications/:app",
  "PATCH /servicePrincipals/:sp",
  "POST /applicationTemplates/:template/instantiate",
  "POST /servicePrincipals/:sp/appRoleAssignedTo",
];

let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

function world(applications: World["entra"]["applications"]): World {
  return { ...demoWorld, entra: { ...demoWorld.entra, applications } };
}

/** In this world GoTo is signed in to by a refresh token, so that the end of the stage looks for those that it has given. */
function byRefreshToken({ entra, goto }: World): World {
  return { entra, goto: { ...goto, oauth: { ...goto.oauth, personalAccessTokens: [] } } };
}

async function applications(of: Stage) {
  return (await of.entra.state<EntraState>()).servicePrincipals;
}

/** Two runs without any difference. */
async function expectQuiet(of: Stage): Promise<void> {
  await of.entra.writes();
  const preview = await of.pulumi("preview", "--refresh", "--diff");
  expectGreen(preview);
  expect(preview.stdout).not.toMatch(/to (create|update|delete|replace|import)/);
  expectGreen(await of.pulumi("up", "--yes", "--skip-preview"));
  expect(await of.entra.writes()).toEqual([]);
}

describe("the enterprise application", () => {
  it.each([
    ["gallery", "application: { gallery: GoToMeeting }\n", "GoToMeeting"],
    ["template for applications of one's own", "application: { custom: GoTo for Contoso }\n", "GoTo for Contoso"],
  ])(
    "is made from the %s when there is none, assigned, quiet afterwards, and deleted by destroy",
    async (_, yaml, name) => {
      stage = await startStage(world([]), { "application.yaml": yaml });
      expectGreen(await stage.pulumi("preview"));
      expect(await applications(stage)).toEqual([]);
      expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
      const [made, ...others] = await applications(stage);
      expect(others).toEqual([]);
      expect(made).toMatchObject({ displayName: name, appRoleAssignmentRequired: true });
      expect(made?.assignments.length).toBe(5);
      await expectQuiet(stage);
      expectGreen(await stage.pulumi("destroy", "--yes"));
      expect(await applications(stage)).toEqual([]);
      expect(sentOver(await stage.entra.sent())).toEqual(expect.arrayContaining(BY_THE_PLUGIN));
    },
  );

  it("is taken over from the gallery's name when there is one already, with its assignments, and left by destroy", async () => {
    const [there] = demoWorld.entra.applications;
    if (there === undefined) throw new Error("the demo has no application");
    const assignments = [
      { principal: "group:Sales EMEA", appRole: "User" },
      { principal: "henrik.solberg@contoso.com", appRole: "User" },
    ];
    stage = await startStage(byRefreshToken(world([{ ...there, assignments }])), {
      "application.yaml": "application: { gallery: GoToMeeting }\n",
    });
    await stage.goto.switches({ "oauth.rotation": "everyTime" });
    expectGreen(await stage.pulumi("config", "set", "goto-access:gotoCredentialsFile", "refresh-token.json"));
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    const [only, ...others] = await applications(stage);
    expect(others).toEqual([]);
    expect(only?.assignments.length).toBe(6);
    await expectQuiet(stage);
    expectGreen(await stage.pulumi("destroy", "--yes"));
    const [left] = await applications(stage);
    expect(left?.displayName).toBe("GoToMeeting");
    expect(left?.assignments.map(({ principal }) => principal)).toEqual([
      "henrik.solberg@contoso.com",
      "group:Sales EMEA",
    ]);
  });
});
