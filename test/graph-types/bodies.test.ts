import { describe, expect, it } from "vitest";
import { sentOver, wrongBodies } from "./bodies";

const APP = "/v1.0/applications/x";
const SP = "/v1.0/servicePrincipals/x";
const JOB = `${SP}/synchronization/jobs/x`;

describe("a body that was sent", () => {
  it.each<[rule: string, method: string, path: string, body: unknown, complaint: string]>([
    [
      "with a property that its entity does not have",
      "PATCH",
      APP,
      { web: { redirectUri: [] } },
      "PATCH /applications/:app: /web: must NOT have additional properties: redirectUri",
    ],
    [
      "with an annotation of a property that its entity does not have",
      "POST",
      "/beta/applications",
      { displayName: "x", "ownerz@odata.bind": [] },
      "POST /applications: /: must NOT have additional properties: ownerz@odata.bind",
    ],
    [
      "with a value of another type",
      "PATCH",
      SP,
      { appRoleAssignmentRequired: "true" },
      'PATCH /servicePrincipals/:sp: /appRoleAssignmentRequired: must be boolean, not "true"',
    ],
    [
      "with null where it may not be",
      "POST",
      `${SP}/appRoleAssignedTo`,
      { appRoleId: null },
      "POST /servicePrincipals/:sp/appRoleAssignedTo: /appRoleId: must be string, not null",
    ],
    [
      "without what an action needs",
      "POST",
      "/v1.0/applicationTemplates/x/instantiate",
      {},
      "POST /applicationTemplates/:template/instantiate: /: must have required property 'displayName'",
    ],
    [
      "with a key that is no text",
      "PATCH",
      SP,
      { keyCredentials: [{ key: 7 }] },
      "PATCH /servicePrincipals/:sp: /keyCredentials/*/key: must be string, not 7",
    ],
    [
      "to a reference that names nothing",
      "POST",
      `${APP}/owners/$ref`,
      { id: "x" },
      "POST /applications/:app/owners/$ref: /: must have required property '@odata.id'",
    ],
    [
      "that is no JSON",
      "PUT",
      `${JOB}/schema`,
      "{oops",
      'PUT /servicePrincipals/:sp/synchronization/jobs/:job/schema: /: must be object, not "{oops"',
    ],
    [
      "where none should be",
      "POST",
      `${JOB}/start`,
      {},
      "POST /servicePrincipals/:sp/synchronization/jobs/:job/start: there is one, and there should be none",
    ],
    [
      "that is missing",
      "POST",
      "/v1.0/applications",
      undefined,
      "POST /applications: there is none, but it is Application",
    ],
    ["over an unknown path", "POST", "/v1.0/teams", {}, "POST /v1.0/teams: the table of paths does not have it"],
    [
      "over a path without a version",
      "PATCH",
      "/applications/x",
      {},
      "PATCH /applications/x: the table of paths does not have it",
    ],
    ["with a method that the path does not have", "PUT", APP, {}, `PUT ${APP}: the table of paths does not have it`],
  ])("%s is wrong", (_, method, path, body, complaint) => {
    expect(wrongBodies([{ method, path, ...(body !== undefined && { body }) }])).toContain(complaint);
  });

  it("is right as Microsoft defines it, and is told by the path that it went over", () => {
    const sent = [
      { method: "PATCH", path: APP, body: { notes: null, "owners@odata.bind": ["https://x"] } },
      { method: "PATCH", path: "/beta/applications/y", body: { tags: [] } },
      { method: "DELETE", path: APP },
    ];
    expect(wrongBodies(sent)).toEqual([]);
    expect(sentOver(sent)).toEqual(["DELETE /applications/:app", "PATCH /applications/:app"]);
  });
});
