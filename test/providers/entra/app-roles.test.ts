import { beforeEach, describe, expect, it } from "vitest";
import {
  getApplication,
  getAppRole,
  type ServicePrincipal,
  waitForAppRoles,
} from "../../../providers/entra/applications";
import type { GraphClient } from "../../../providers/entra/client";
import { ForbiddenError } from "../../../providers/errors";
import { CLIENT, directory, failureOf, tenant } from "./tenant";

const NOBODY = "99999999-9999-4999-8999-999999999999";
const entra = tenant(
  directory({ applications: [{ displayName: "GoToMeeting", template: "GoToMeeting", appRoles: ["Helper"] }] }),
);

let graph: GraphClient;
let found: ServicePrincipal;
beforeEach(async () => {
  graph = await entra.connect();
  found = await getApplication(graph, { name: "GoToMeeting" });
});

describe("an app role", () => {
  it("is found by its name", () => {
    expect(getAppRole(found, "Helper")).toMatchObject({ displayName: "Helper", isEnabled: true });
  });

  it.each(["Default Access", "user", "Organizer"])(
    "%s, which the application has not, is told with those it has",
    (name) => {
      expect(() => getAppRole(found, name)).toThrow(
        `Enterprise application "GoToMeeting" has no app role "${name}". It has: "User", "msiam_access", "Helper".`,
      );
    },
  );

  it("that is disabled or for applications only does not count", () => {
    const role = { ...getAppRole(found, "User"), displayName: "Off" };
    const appRoles = [
      { ...role, isEnabled: false },
      { ...role, allowedMemberTypes: ["Application"] },
    ];
    expect(() => getAppRole({ ...found, appRoles }, "Off")).toThrow('has no app role "Off". It has: none.');
  });
});

describe("a new application", () => {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  beforeEach(() => {
    waits.length = 0;
  });

  it("is waited for while Graph does not show it yet", async () => {
    const body = { error: { code: "Request_ResourceNotFound", message: "not yet" } };
    await entra.faults({ kind: "status", status: 404, path: `servicePrincipals/${found.id}`, times: 3, body });
    const shown = await waitForAppRoles(graph, found.id, wait);
    expect(shown.appRoles.map(({ displayName }) => displayName)).toEqual(["User", "msiam_access", "Helper"]);
    expect(waits).toEqual([5_000, 5_000, 5_000]);
  });

  it("is waited for while it is there but has no app roles yet", async () => {
    const body = { id: found.id, appId: found.appId, appRoles: [] };
    await entra.faults({ kind: "status", status: 200, path: `servicePrincipals/${found.id}`, times: 2, body });
    expect((await waitForAppRoles(graph, found.id, wait)).appRoles).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  it("is not waited for when it is there", async () => {
    await waitForAppRoles(graph, found.id, wait);
    expect(waits).toEqual([]);
  });

  it("is given up after two minutes, with what to do", async () => {
    expect(String(await failureOf(waitForAppRoles(graph, NOBODY, wait)))).toMatch(
      /no app roles after two minutes\. Run pulumi up again/,
    );
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(120_000);
  });

  it("is not waited for when it may not be read", async () => {
    await entra.edit({ client: CLIENT, roles: ["User.Read.All"] });
    const other = await entra.connect();
    expect(await failureOf(waitForAppRoles(other, found.id, wait))).toBeInstanceOf(ForbiddenError);
    expect(waits).toEqual([]);
  });
});
