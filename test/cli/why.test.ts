import { describe, expect, it } from "vitest";
import { whyCommand } from "../../cli/why";
import { readLines, verdicts } from "../../cli/why/lines";
import { resolvePeople } from "../../stacks/people";
import { CANARY, commandStage } from "./stage";
import { readingOf, verdictsOf, why } from "./why";

const stage = commandStage();
const edit = (change: object) => stage.entra.post("/__sim/edit", change);
const assign = (...lines: readonly string[]) => stage.write("assignments.yaml", `assignments:\n${lines.join("\n")}\n`);
const text = async (person: string) => (await stage.run(whyCommand, [person])).out;

const BOB = "bob.ray@contoso.com";
const PRIYA = "priya.raman@contoso.com";
const JURGEN = "jurgen.gross@contoso.com";

describe("why somebody has access", () => {
  it("is the first line that names the person, told with its role; only reads are sent", async () => {
    const { code, out } = await stage.run(whyCommand, [BOB]);
    expect(code).toBe(0);
    expect(out).toMatch(/^✔ bob\.ray@contoso\.com has access as organizer, by .*assignments\.yaml:17\.\n/);
    expect(out).toContain('group "Sales EMEA" → organizer: the first line that names this person; direct member');
    expect(out).toMatch(
      /^Role +organizer \(.*roles\.yaml:21\): GoToMeeting Business; user group Sales; app role User$/m,
    );
    expect(out).toContain("none of 4 other lines has to do with this person");
    expect(await stage.writes()).toEqual([]);
  });

  it("an earlier line decides, and the later one is told", async () => {
    const answer = await why(stage, PRIYA);
    expect(answer.roles.map(({ role }) => role)).toEqual(["host"]);
    expect(verdictsOf(answer)).toEqual({
      "GoTo Administrators": "notMember",
      "Webinar Hosts": "first",
      "Sales EMEA": "notMember",
      "Customer Support": "later",
      "Kai Brandt": "notMember",
    });
  });

  it("an additive role comes on top, wherever its line is", async () => {
    stage.write(
      "roles.yaml",
      "roles:\n  webinars: { licenses: [GoToWebinar 500], additive: true }\n  support: { licenses: [GoToMeeting Business] }\n",
    );
    assign(
      "  - { group: Webinar Hosts, role: webinars }",
      "  - { group: Customer Support, role: support }",
      `  - { user: ${PRIYA}, role: support }`,
    );
    const answer = await why(stage, PRIYA);
    expect(Object.values(verdictsOf(answer))).toEqual(["adds", "first", "later"]);
    expect(answer.roles.map(({ role, additive }) => [role, additive])).toEqual([
      ["support", false],
      ["webinars", true],
    ]);
  });

  it("through groups inside it is told with every way, also where groups are in each other in a circle", async () => {
    await edit({ createGroup: "Sales Bern", members: [JURGEN, "group:Sales EMEA"] });
    await edit({ group: "Sales DACH", add: ["group:Sales Bern"] });
    const { lines } = await why(stage, JURGEN);
    expect(lines.find(({ name }) => name === "Sales EMEA")?.ways).toEqual([
      ["Sales DACH"],
      ["Sales DACH", "Sales Bern"],
    ]);
    const shown = await text(JURGEN);
    expect(shown).toContain('through "Sales DACH"; through "Sales DACH" › "Sales Bern"');
  });

  it("is what the resolver of a run says of everybody", async () => {
    const { config, graph } = await readingOf(stage);
    const lines = await readLines(graph, config);
    const roles = new Map(resolvePeople(config, lines.resolved).people.map(({ email, role }) => [email, role]));
    const users = lines.resolved.flatMap((line) => line.users).filter(({ accountEnabled }) => accountEnabled);
    for (const user of users) {
      const first = [...verdicts(config, lines, user, "2026-11-29")].find(([, verdict]) => verdict === "first");
      expect([user.mail, first?.[0].role]).toEqual([user.mail, roles.get(user.mail ?? "")]);
    }
    expect(roles.size).toBe(15);
  });

  it.each([
    ["the user principal name", "contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com"],
    ["the mail, whatever its case", "Contractor@Fabrikam.COM"],
    ["the object id", "05e40000-0000-4000-8000-000000000017"],
  ])("is found by %s", async (_, name) => {
    const { directory, hasAccess } = await why(stage, name);
    expect(directory?.displayName).toBe("Kai Brandt");
    expect(hasAccess).toBe(true);
  });
});

describe("why somebody has none: the line that comes closest", () => {
  it.each([
    ["intern@contoso.com", "by mail"],
    ["INTERN@contoso.com", "whatever the case"],
  ])("excepts the person (%s, %s)", async (written) => {
    assign("  - group: Sales EMEA", "    role: organizer", `    except: [${written}]`);
    const out = await text("intern@contoso.com");
    expect(out).toMatch(/^✖ intern@contoso\.com has no access: .*assignments\.yaml:2 has this person under `except`/);
  });

  it.each([
    ["has still to begin", "from: 2099-01-01", "(from 2099-01-01)"],
    ["is over", "until: 2020-12-31", "(until 2020-12-31)"],
  ])("%s", async (_, days, told) => {
    assign(
      "  - group: Sales EMEA",
      "    role: organizer",
      `    ${days}`,
      "  - { group: Customer Support, role: support }",
    );
    const out = await text(BOB);
    expect(out).toContain(
      `has no access: ${stage.folder}/config/assignments.yaml:2 names this person, but not today ${told}`,
    );
    expect((await why(stage, BOB)).next.stops).toEqual([]);
  });

  it("does not look into the groups inside", async () => {
    assign("  - { group: Sales EMEA, role: organizer }");
    const { hasAccess, lines } = await why(stage, JURGEN);
    expect(hasAccess).toBe(false);
    expect(lines).toMatchObject([{ verdict: "groupInside", ways: [["Sales DACH"]] }]);
    expect(await text(JURGEN)).toContain("`nested: true` is not written");
  });

  it("is not there: no line names the person", async () => {
    const out = await text("mei.lin@contoso.com");
    expect(out).toMatch(/^✖ mei\.lin@contoso\.com has no access: no line names them\.\n/);
    expect(out).toContain("none of 5 lines names this person");
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => expect(stage.printed.join("\n")).not.toContain(CANARY));
});
