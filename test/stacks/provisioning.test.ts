import { describe, expect, it } from "vitest";
import type { Config } from "../../config";
import { decodeServicePrincipal } from "../../providers/entra/applications";
import type { GraphClient } from "../../providers/entra/client";
import type { FoundApplication } from "../../stacks/application";
import { findProvisioning, waitingText } from "../../stacks/provisioning";
import type { Run } from "../../stacks/run";

interface Given {
  readonly provisioning?: object;
  readonly pilot?: readonly string[];
  /** Directory ids of groups and people who are assigned already. */
  readonly assigned?: readonly string[];
  readonly job?: { readonly id: string; readonly state: string };
}

/** What is found of an application that exists, with its provisioning as given. */
function find({ provisioning, pilot, assigned = [], job }: Given) {
  const jobs = job === undefined ? [] : [{ id: job.id, templateId: "gtm", schedule: { state: job.state }, status: {} }];
  const graph = {
    list: async (path: string) => ({ rows: path.endsWith("/jobs") ? jobs : [{ id: "gtm" }], count: undefined }),
  } as unknown as GraphClient;
  const wanted = { mode: "entra", status: "on", scope: "assigned", notifyOnFailure: false, ...provisioning };
  const run = {
    config: { application: { provisioning: wanted } } as unknown as Config,
    graph,
    pilot: pilot?.map((directoryId) => ({ address: `${directoryId}@contoso.com`, directoryId })),
  } as unknown as Run;
  const existing = { id: "sp-1", displayName: "GoToMeeting" };
  const found = { existing, assigned: assigned.map((principalId) => ({ principalId })) } as unknown as FoundApplication;
  return findProvisioning(run, found);
}

describe("Entra's provisioning before anything is declared", () => {
  it("is found with its template and job", async () => {
    const found = await find({ job: { id: "job-1", state: "Paused" } });
    expect([found.template?.id, found.job?.id]).toEqual(["gtm", "job-1"]);
  });

  it("is refused to a second writer, in mode direct, while it runs", async () => {
    const provisioning = { mode: "direct" };
    await expect(find({ provisioning, job: { id: "job-1", state: "Active" } })).rejects.toThrow("second writer");
    expect(await find({ provisioning, job: { id: "job-1", state: "Paused" } })).toEqual({});
  });
});

describe("a connector that waits for consent", () => {
  const principal = decodeServicePrincipal({ id: "sp-1", appId: "app-1", displayName: "GoToMeeting" });

  it("says where to press Authorize: under a link to the Entra admin center of the cloud in use", () => {
    expect(waitingText(principal, "https://entra.microsoft.us")).toContain(
      "Open https://entra.microsoft.us/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/sp-1/appId/app-1\nthen",
    );
  });

  it("has no link where it is not known, and the application is named all the same", () => {
    const text = waitingText(principal, undefined);
    expect(text).toContain("Open the enterprise application with the object id sp-1 in the Entra admin center,\nthen");
    expect(text).not.toContain("https://");
  });
});

describe("in a pilot, Entra's provisioning", () => {
  const pilot = ["bob"];

  it("is refused for everybody of the tenant", async () => {
    await expect(find({ pilot, provisioning: { scope: "all" } })).rejects.toThrow("Write `scope: assigned`");
    await find({ provisioning: { scope: "all" } });
  });

  it("is not started while others are assigned already, and is otherwise", async () => {
    await expect(find({ pilot, assigned: ["bob", "sales", "eve"] })).rejects.toThrow("2 other groups or people");
    await find({ pilot, assigned: ["bob"] });
    await find({ pilot, assigned: ["sales"], provisioning: { status: "off" } });
    await find({ assigned: ["sales"] });
  });

  it("that runs already goes on", async () => {
    await find({ pilot, assigned: ["sales"], job: { id: "job-1", state: "Active" } });
  });
});
