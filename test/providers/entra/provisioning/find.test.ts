import { describe, expect, it } from "vitest";
import type { GraphList, GraphReader } from "../../../../providers/entra/client";
import {
  findJob,
  findTemplate,
  requireOneWriter,
  requirePermission,
  waitForTemplate,
} from "../../../../providers/entra/provisioning/find";
import { SynchronizationReader } from "../../../../providers/entra/synchronization";
import { ForbiddenError, UnavailableError } from "../../../../providers/errors";

const NAME = "GoToMeeting";

/** A Graph that has these lists, one after the other. */
function reader(...lists: readonly (readonly object[] | Error)[]): SynchronizationReader {
  return readerAt("https://graph.microsoft.com/v1.0", ...lists);
}

function readerAt(url: string, ...lists: readonly (readonly object[] | Error)[]): SynchronizationReader {
  const left = [...lists];
  const list = async (): Promise<GraphList> => {
    const next = (left.length > 1 ? left.shift() : left[0]) ?? [];
    if (next instanceof Error) throw next;
    return { rows: next, count: undefined };
  };
  const never = () => Promise.reject(new Error("not asked for"));
  const graph: GraphReader = { url, list, get: never, count: never, batch: never, carries: never };
  return new SynchronizationReader(graph, "sp-1");
}

const job = (id: string, state: string, templateId = "gtm") => ({ id, templateId, schedule: { state } });

describe("the template of an application", () => {
  it("is its only one, or the default of several", async () => {
    expect((await findTemplate(reader([{ id: "gtm" }]), NAME)).id).toBe("gtm");
    expect((await findTemplate(reader([{ id: "old" }, { id: "gtm", default: true }]), NAME)).id).toBe("gtm");
  });

  it("says whether an administrator has to press Authorize", async () => {
    const metadata = (value: string) => [{ id: "gtm", metadata: [{ key: "IsOAuthEnabled", value }] }];
    expect((await findTemplate(reader(metadata("True")), NAME)).isOAuth).toBe(true);
    expect((await findTemplate(reader(metadata("False")), NAME)).isOAuth).toBe(false);
  });

  it("is missed with what to do, and several without a default are named", async () => {
    await expect(findTemplate(reader([]), NAME)).rejects.toThrow(
      /no provisioning template.*write `gallery: GoToMeeting`/s,
    );
    await expect(findTemplate(reader([{ id: "a" }, { id: "b" }]), NAME)).rejects.toThrow("no default: a, b");
  });

  it("is waited for where the application was just made", async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    expect((await waitForTemplate(reader([], [], [{ id: "gtm" }]), NAME, wait)).id).toBe("gtm");
    expect(waits).toEqual([5000, 5000]);
    await expect(waitForTemplate(reader([]), NAME, wait)).rejects.toThrow("no provisioning template");
    expect(waits).toHaveLength(2 + 23);
  });
});

describe("the job of a template", () => {
  it("is the only one, or none", async () => {
    const client = reader([job("other", "Active", "scim"), job("mine", "Paused")]);
    expect((await findJob(client, "gtm", NAME))?.id).toBe("mine");
    expect(await findJob(reader([]), "gtm", NAME)).toBeUndefined();
  });

  it("is not chosen among several", async () => {
    await expect(findJob(reader([job("a", "Paused"), job("b", "Active")]), "gtm", NAME)).rejects.toThrow(/2 .*: a, b/);
  });
});

describe("in mode direct", () => {
  it("a job that is active is an error with the command that pauses it", async () => {
    const client = reader([job("a", "Paused"), job("b", "Active", "scim")]);
    await expect(requireOneWriter(client, NAME)).rejects.toThrow(
      "az rest --method POST --url https://graph.microsoft.com/v1.0/servicePrincipals/sp-1/synchronization/jobs/b/pause",
    );
  });

  it("the command is for the cloud in use", async () => {
    const client = readerAt("https://graph.microsoft.us/v1.0", [job("b", "Active")]);
    await expect(requireOneWriter(client, NAME)).rejects.toThrow(
      "az rest --method POST --url https://graph.microsoft.us/v1.0/servicePrincipals/sp-1/synchronization/jobs/b/pause\n",
    );
  });

  it.each([[[job("a", "Paused")]], [[job("a", "Disabled")]], [[]]])("jobs that rest are none: %j", async (jobs) => {
    await requireOneWriter(reader(jobs), NAME);
  });

  it("a token that may not see jobs passes, a Graph that cannot be reached does not", async () => {
    await requireOneWriter(reader(new ForbiddenError("no")), NAME);
    await expect(requireOneWriter(reader(new UnavailableError("gone")), NAME)).rejects.toThrow("gone");
  });
});

describe("the permission to change provisioning", () => {
  it.each([[[]], [["Synchronization.ReadWrite.All"]], [["User.Read.All", "Application.ReadWrite.OwnedBy"]]])(
    "is there, or not told: %j",
    (names) => {
      requirePermission(names);
    },
  );

  it("is missed before the plugin tries for a quarter of an hour", () => {
    expect(() => requirePermission(["Synchronization.Read.All", "User.Read.All"])).toThrow(
      "Synchronization.ReadWrite.All (or",
    );
  });
});
