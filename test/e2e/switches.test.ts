import { describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { expectGreen, type GotoState, type Stage, startStage } from "./stage";

type Switches = Readonly<Record<string, unknown>>;

/** Answers that GoTo may give and that nobody has seen for sure; the two together hold every kind (docs/unknowns.md). */
const UNUSUAL: readonly Switches[] = [
  {
    "keys.type": "number",
    "json.empty": "present",
    "list.toIndex": "inclusive",
    "list.maxPageSize": 25,
    "list.noHits": 404,
    "list.order": "shuffled",
    "filter.syntax": "new",
    "create.status": 201,
    "create.conflictPartial": "withKey",
    "update.status": 200,
    "delete.status": 200,
    "groups.createAnswer": "object",
    "auth.badToken": 403,
    "rate.body": "html",
  },
  {
    "users.devices": 3,
    "list.noHits": "emptyResults",
    "list.order": "withinPage",
    "list.defaultPageSize": 1,
    "filter.syntax": "old",
    "create.maxUsers": 2,
    "create.answerOrder": "reversed",
    "update.emptyLicences": "ignored",
    "keys.malformed": 404,
    "oauth.expiresInString": true,
    "oauth.legacyFields": true,
    "oauth.patRefreshToken": true,
    "rate.body": "empty",
    "mail.getStarted": "suppressible",
  },
];

/** Everybody but devices, as `e-mail status licences roles group`. */
async function everybody(stage: Stage): Promise<string[]> {
  const { users } = await stage.goto.state<GotoState>();
  return users
    .filter(({ email }) => !email.includes("@devices."))
    .map(({ email, status, licences, adminRoles, group }) => {
      return [email, status, [...licences].sort().join("+"), [...adminRoles].sort().join("+"), group ?? ""].join(" ");
    })
    .sort();
}

/** A first run, a second that has nothing to do, and one in which Carol leaves and an intern comes. */
async function worlds(switches: Switches): Promise<{ first: string[]; second: string[] }> {
  const stage = await startStage(demoWorld);
  try {
    await stage.goto.switches(switches);
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    const first = await everybody(stage);
    await stage.goto.writes();
    expectGreen(await stage.pulumi("preview", "--expect-no-changes"));
    expect(await stage.goto.writes()).toEqual([]);
    const before = stage.read("assignments.yaml");
    const changed = before.replace("except: [intern@contoso.com]", "except: [carol.tan@contoso.com]");
    stage.write("assignments.yaml", changed);
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    return { first, second: await everybody(stage) };
  } finally {
    await stage.close();
  }
}

describe("whatever GoTo answers, the same accounts come out", () => {
  it("in two worlds that answer in opposite ways", async () => {
    const [one, other] = await Promise.all(UNUSUAL.map((switches) => worlds(switches)));
    expect(one).toEqual(other);
    expect(one?.first).toContain("carol.tan@contoso.com ACTIVE GoToMeeting Business  Sales");
    expect(one?.second).toContain("carol.tan@contoso.com SUSPENDED   Sales");
    expect(one?.second).toContain("intern@contoso.com INVITED GoToMeeting Business  Sales");
    expect(one?.second).toHaveLength(18);
  });
});
