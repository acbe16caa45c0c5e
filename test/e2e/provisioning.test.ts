import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { World } from "../../simulators/seed/world";
import { accountsOf, principalOf, readyForEntra, schemaPath, setAddress, setToken, TOKEN, UP } from "./entra-service";
import { signIn } from "./graph";
import { expectGreen, SALES, type Stage, startStage } from "./stage";

const YAML = `application: { existing: GoToMeeting }
provisioning:
  mode: entra
  notificationEmail: it@contoso.com
  notifyOnFailure: true
  deletionThreshold: 50
  mappings:
    users:
      actions: [create, update, delete]
      matching: [userName]
      attributes:
        userName: mail
        name.givenName: givenName
        name.familyName: surname
        active: { expression: "Not([IsSoftDeleted])" }
        externalId: { attribute: objectId, apply: onCreate }
`;

const SECOND = "CANARY-second-scim-token";
const READER = {
  clientId: "c11e0700-0000-4000-8000-0000000000aa",
  objectId: "c11e0700-0000-4000-8000-0000000000ab",
  secret: "CANARY-reader",
  roles: ["Application.Read.All", "GroupMember.Read.All", "Synchronization.Read.All", "User.Read.All"],
};
const WORLD: World = {
  ...demoWorld,
  entra: { ...demoWorld.entra, clients: [...demoWorld.entra.clients, READER] },
  goto: {
    ...demoWorld.goto,
    scim: { tokens: [TOKEN, SECOND].map((token) => ({ token, principal: "goto-admin@contoso.com" })) },
  },
};

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(WORLD, { "application.yaml": YAML });
});
afterAll(() => stage.close());

const principal = () => principalOf(stage);
const jobs = async () => (await principal()).jobs;
const accounts = () => accountsOf(stage);
const withLicences = async () =>
  (await accounts())
    .filter(({ licences }) => licences.length > 0)
    .map(({ email }) => email)
    .sort();

/** What an attribute is filled from. */
async function sourceOf(target: string): Promise<string | undefined> {
  const [job] = await jobs();
  const mapping = job?.schema.synchronizationRules[0]?.objectMappings[0];
  return mapping?.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === target)?.source
    .expression;
}

/** Nothing to do, without a look at all the ways in which it could show. */
async function expectNoChange(): Promise<void> {
  expectGreen(await stage.pulumi("preview", "--refresh", "--expect-no-changes"));
}

/** Nothing to do: in two previews, a refresh and a run. */
async function expectQuiet(): Promise<void> {
  await Promise.all([stage.entra.writes(), stage.goto.writes()]);
  for (const args of [["preview"], ["preview", "--refresh"]]) {
    const preview = await stage.pulumi(...args, "--diff");
    expectGreen(preview);
    expect(preview.stdout).not.toMatch(/to (create|update|delete|replace|import)/);
  }
  expectGreen(await stage.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes"));
  expectGreen(await stage.pulumi(...UP));
  expect([await stage.entra.writes(), await stage.goto.writes()]).toEqual([[], []]);
}

describe("where Entra's provisioning service makes the accounts", () => {
  it("half of the admin credentials is an error before anything is done", async () => {
    await setAddress(stage);
    const red = await stage.pulumi(...UP);
    expect([red.code === 0, red.stdout]).toEqual([
      false,
      expect.stringContaining("Missing: goto-access:scimSecretToken"),
    ]);
    expect([await stage.entra.writes(), await stage.goto.writes()]).toEqual([[], []]);
  });

  it("credentials that do not work leave the job idle and end the run red, with Team Admin permission first", async () => {
    await readyForEntra(stage);
    await setToken(stage, "CANARY-wrong");
    const red = await stage.pulumi(...UP);
    expect([red.code === 0, red.stdout]).toEqual([false, expect.stringMatching(/Test Connection failed.*Team Admin/s)]);
    expect((await jobs()).map(({ schedule }) => schedule.state)).toEqual(["Disabled"]);
    expect((await principal()).secrets).toEqual([]);
  });

  it("the job starts once everything else is right; accounts that it has not made yet are told, and nobody is made by us", async () => {
    await setToken(stage, TOKEN);
    const up = await stage.pulumi(...UP);
    expectGreen(up);
    expect(up.stdout).toContain("Not in GoTo yet (");
    expect((await jobs()).map(({ schedule }) => schedule.state)).toEqual(["Active"]);
    expect(await sourceOf("userName")).toBe("[mail]");
    expect((await accounts()).length).toBe(demoWorld.goto.users.length);
    const secrets = new Map((await principal()).secrets.map(({ key, value }) => [key, value]));
    expect(JSON.parse(secrets.get("SyncNotificationSettings") ?? "")).toMatchObject({
      Recipients: "it@contoso.com",
      DeleteThresholdValue: 50,
    });
    await expectNoChange();
  });

  it("after its cycle everybody has an account, and the next run gives licences", async () => {
    await stage.entra.edit({ runCycle: "GoToMeeting" });
    const emails = (await accounts()).map(({ email }) => email);
    // Some are in Sales DACH, a group inside Sales EMEA, which is assigned too: Entra looks at direct members only.
    expect(SALES.filter((name) => emails.includes(`${name}@contoso.com`))).toEqual(SALES);
    expectGreen(await stage.pulumi(...UP));
    expect(await withLicences()).toEqual(expect.arrayContaining(["bob.ray@contoso.com", "carol.tan@contoso.com"]));
    await expectQuiet();
  });

  it("a preview needs permissions to read only, and says which ones an update would lack", async () => {
    const reader = { ARM_CLIENT_ID: READER.clientId, ARM_CLIENT_SECRET: READER.secret };
    const preview = await stage.pulumiWith(reader, "preview");
    expectGreen(preview);
    expect(preview.stdout).toContain("Synchronization.ReadWrite.All, for Entra's provisioning");
    const red = await stage.pulumiWith(reader, ...UP);
    expect([red.code === 0, red.stdout]).toEqual([
      false,
      expect.stringContaining("Mode entra needs a Graph permission"),
    ]);
  });

  it("somebody's change of a mapping is shown and repaired", async () => {
    const path = await schemaPath(stage);
    const graph = await signIn(stage, WORLD);
    const schema = JSON.stringify(await graph.get(path)).replace('"[mail]"', '"[userPrincipalName]"');
    await graph.put(path, JSON.parse(schema));
    const preview = await stage.pulumi("preview", "--diff");
    expect(`${preview.stdout}${preview.stderr}`).toContain(
      "Entra: provisioning: userName: [userPrincipalName] → [mail]",
    );
    expectGreen(await stage.pulumi(...UP));
    expect(await sourceOf("userName")).toBe("[mail]");
  });

  it("a rotated token is tested and saved, without touching anything else", async () => {
    await setToken(stage, SECOND);
    await stage.entra.writes();
    const up = await stage.pulumi(...UP);
    expectGreen(up);
    expect(up.stdout).toContain("Entra: provisioning is on: credentials: saved");
    const changes = (await stage.entra.writes()).map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
    expect(changes).toEqual(["POST validateCredentials", "PUT secrets"]);
    await stage.entra.edit({ runCycle: "GoToMeeting" });
    await expectNoChange();
  });
});

describe("whoever is taken out of a group", () => {
  it("is disabled by Entra's cycle, and has lost the licence; the next run has nothing to hold or to doubt", async () => {
    await stage.entra.edit({ group: "Sales EMEA", remove: ["bob.ray@contoso.com"] });
    await stage.entra.edit({ runCycle: "GoToMeeting" });
    const bob = (await accounts()).find(({ email }) => email === "bob.ray@contoso.com");
    expect(bob).toMatchObject({ status: "SUSPENDED", licences: [] });
    expectGreen(await stage.pulumi(...UP));
    await expectNoChange();
  });
});

describe("from one mode into the other", () => {
  const direct = YAML.split("  mappings:")[0]?.replace("mode: entra", "mode: direct") ?? "";

  it("mode direct is refused while Entra's job runs, with the command that pauses it", async () => {
    const before = await accounts();
    stage.write("application.yaml", direct);
    const red = await stage.pulumi(...UP);
    expect([red.code === 0, red.stdout]).toEqual([false, expect.stringContaining("az rest --method POST --url")]);
    expect([await accounts(), (await jobs())[0]?.schedule.state]).toEqual([before, "Active"]);
  });

  it("once it is paused the accounts are ours, and nobody loses anything", async () => {
    const before = await accounts();
    stage.write("application.yaml", YAML.replace("mode: entra", "mode: entra\n  status: off"));
    expectGreen(await stage.pulumi(...UP));
    expect((await jobs())[0]?.schedule.state).toBe("Paused");
    stage.write("application.yaml", direct);
    expectGreen(await stage.pulumi(...UP));
    const after = await accounts();
    expect(after.filter(({ key }) => before.some((one) => one.key === key)).length).toBe(before.length);
    for (const { email, licences } of before) {
      expect(after.find((one) => one.email === email)?.licences).toEqual(expect.arrayContaining([...licences]));
    }
    expect(await withLicences()).toContain("jurgen.gross@contoso.com");
    expect(await jobs()).toEqual([]);
    await expectNoChange();
  });

  it("and back to Entra, nobody is doubled", async () => {
    const before = await accounts();
    stage.write("application.yaml", YAML);
    expectGreen(await stage.pulumi(...UP));
    await stage.entra.edit({ runCycle: "GoToMeeting" });
    expectGreen(await stage.pulumi(...UP));
    const after = await accounts();
    expect(after.map(({ email, licences }) => [email, licences])).toEqual(
      before.map(({ email, licences }) => [email, licences]),
    );
  });

  it("destroy takes the job and its credentials away, and leaves the application and every account", async () => {
    const before = await accounts();
    expectGreen(await stage.pulumi("destroy", "--yes"));
    const { jobs: left, assignments, secrets } = await principal();
    expect([left, assignments, secrets.map(({ key }) => key)]).toEqual([[], [], ["SyncNotificationSettings"]]);
    expect(await accounts()).toEqual(before);
  });
});
