import { beforeEach, describe, expect, it } from "vitest";
import {
  applicationsNamed,
  decodeServicePrincipal,
  getApplication,
  getApplicationObjectId,
  getTemplate,
  listAssigned,
} from "../../../providers/entra/applications";
import type { GraphClient } from "../../../providers/entra/client";
import { ForbiddenError, UnavailableError, UntrustworthyAnswerError } from "../../../providers/errors";
import { CLIENT, directory, failureOf, person, READS, tenant } from "./tenant";

const NOBODY = "99999999-9999-4999-8999-999999999999";
const crowd = Array.from({ length: 1_100 }, (_, i) => person(`Crowd${i}`));
const assignments = crowd.map(({ userPrincipalName }) => ({ principal: userPrincipalName, appRole: "User" }));
const entra = tenant(
  directory({
    users: crowd,
    applications: [
      { displayName: "GoToMeeting", template: "GoToMeeting", appRoles: ["Helper"], assignments },
      { displayName: "O'Brien & Söhne", assignmentRequired: false },
      { displayName: "Twin" },
      { displayName: "Twin" },
    ],
  }),
);

let graph: GraphClient;
let application: { id: string; appId: string };
let objectId: string;
beforeEach(async () => {
  graph = await entra.connect();
  const { servicePrincipals, applications } = await entra.state();
  application = servicePrincipals.find(({ displayName }) => displayName === "GoToMeeting") ?? expect.fail("not seeded");
  objectId = applications.find(({ appId }) => appId === application.appId)?.id ?? "";
});

const refusal = async (work: Promise<unknown>) => {
  const error = await failureOf(work);
  expect(error).toMatchObject({ name: "ApplicationError" });
  return (error as Error).message;
};

describe("an enterprise application", () => {
  it("is found by its name, with all that must be sent back when one field changes", async () => {
    expect(await getApplication(graph, { name: "GoToMeeting" })).toMatchObject({
      id: application.id,
      appId: application.appId,
      displayName: "GoToMeeting",
      applicationTemplateId: (await getTemplate(graph, "GoToMeeting")).id,
      accountEnabled: true,
      appRoleAssignmentRequired: true,
      alternativeNames: [],
      description: undefined,
      notes: undefined,
      preferredSingleSignOnMode: undefined,
      tags: ["WindowsAzureActiveDirectoryIntegratedApp"],
    });
  });

  it.each(["gotomeeting", "o'brien & söhne"])("is found as %s without regard to case", async (name) => {
    expect((await getApplication(graph, { name })).displayName.toLowerCase()).toBe(name);
  });

  it("is found by its object id and by its application id", async () => {
    expect((await getApplication(graph, { id: application.id })).displayName).toBe("GoToMeeting");
    expect((await getApplication(graph, { id: application.appId })).id).toBe(application.id);
  });

  it("whose name two have is ambiguous, and both ids are told", async () => {
    const ids = (await applicationsNamed(graph, "Twin")).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(await refusal(getApplication(graph, { name: "Twin" }))).toBe(
      `There are 2 enterprise applications named "Twin". Write the object id: ${ids.join(" or ")}.`,
    );
  });

  it("that does not exist is told with the place to look and the way to have it made", async () => {
    expect(await refusal(getApplication(graph, { name: "Zebra" }))).toMatch(
      /no enterprise application named "Zebra" .*Enterprise applications .*gallery: GoToMeeting/,
    );
    expect(await refusal(getApplication(graph, { id: NOBODY }))).toContain(`object id or application id ${NOBODY}`);
  });

  it("that may not be read names the permission", async () => {
    await entra.edit({ client: CLIENT, roles: READS.filter((role) => role !== "Application.Read.All") });
    for (const wanted of [{ name: "GoToMeeting" }, { id: application.id }]) {
      const error = await failureOf(getApplication(graph, wanted));
      expect(error).toBeInstanceOf(ForbiddenError);
      expect(String(error)).toContain("Application.Read.All");
    }
  });

  it("that Graph fails to show is not taken for one that does not exist", async () => {
    await entra.faults({ kind: "status", status: 503, path: `servicePrincipals/${application.id}`, times: 0 });
    expect(await failureOf(getApplication(graph, { id: application.id }))).toBeInstanceOf(UnavailableError);
  });

  it("leads to the application behind it, if there is one", async () => {
    expect(await getApplicationObjectId(graph, application.appId)).toBe(objectId);
    expect(await refusal(getApplicationObjectId(graph, NOBODY))).toContain(
      `application id ${NOBODY} has no application`,
    );
  });

  it.each([{}, null, "text", { id: "1" }, { appId: "1" }])("that Graph shows as %j is refused", (json) => {
    expect(() => decodeServicePrincipal(json)).toThrow(UntrustworthyAnswerError);
  });
});

describe("the assignments of an application", () => {
  it("are read whole, beyond the largest page", async () => {
    const assigned = await listAssigned(graph, application.id);
    const { users } = await entra.state();
    expect(assigned.map(({ principalId }) => principalId).sort()).toEqual(users.map(({ id }) => id).sort());
    expect(new Set(assigned.map(({ id }) => id)).size).toBe(1_100);
    expect(entra.requests(/appRoleAssignedTo$/)).toHaveLength(2);
  });

  it("may be none", async () => {
    const { id } = await getApplication(graph, { name: "O'Brien & Söhne" });
    expect(await listAssigned(graph, id)).toEqual([]);
  });

  it.each(["id", "appRoleId", "principalId"])("without %s are refused", async (missing) => {
    const row = { id: "a", appRoleId: "b", principalId: "c", [missing]: null };
    await entra.faults({ kind: "status", status: 200, path: "appRoleAssignedTo", body: { value: [row] } });
    expect(await failureOf(listAssigned(graph, application.id))).toBeInstanceOf(UntrustworthyAnswerError);
  });
});
