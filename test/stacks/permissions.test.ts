import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Config } from "../../config";
import type { GraphClient } from "../../providers/entra/client";
import { checkPermissions } from "../../stacks/permissions";
import type { Run } from "../../stacks/run";

const READING = ["Application.Read.All", "GroupMember.Read.All", "Synchronization.Read.All", "User.Read.All"];
const WRITING = ["Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", ...READING];

/** Looks at a token's permissions, in a preview or an update; what is said. */
async function check(isDryRun: boolean, mode: "direct" | "entra", names: readonly string[], isPerson = false) {
  vi.spyOn(pulumi.runtime, "isDryRun").mockReturnValue(isDryRun);
  const said: string[] = [];
  vi.spyOn(pulumi.log, "warn").mockImplementation(async (text: string) => void said.push(text));
  const graph = { permissions: async () => ({ names, isPerson }) } as unknown as GraphClient;
  const config = { application: { provisioning: { mode } } } as unknown as Config;
  await checkPermissions({ graph, config } as unknown as Run);
  return said;
}

describe("permissions of the token", () => {
  afterEach(() => vi.restoreAllMocks());

  it("to read are enough for a preview, which says what an update lacks", async () => {
    expect(await check(true, "entra", READING)).toEqual([
      [
        "The application signing in may preview this. For pulumi up it lacks:",
        "  Application.ReadWrite.All, for making and changing the enterprise application",
        "  AppRoleAssignment.ReadWrite.All with Application.Read.All, for assigning groups and users to it",
        "  Synchronization.ReadWrite.All, for Entra's provisioning: job, credentials and mappings",
      ].join("\n"),
    ]);
    expect(await check(true, "direct", WRITING)).toEqual([]);
  });

  it("to change the provisioning job are needed by an update in mode entra", async () => {
    await expect(check(false, "entra", READING)).rejects.toThrow("Synchronization.ReadWrite.All");
    expect(await check(false, "entra", WRITING)).toEqual([]);
    expect(await check(false, "direct", READING)).toEqual([]);
  });

  it("are not judged where the token tells none, or a person signs in", async () => {
    expect(await check(true, "entra", [])).toEqual([]);
    expect(await check(false, "entra", [])).toEqual([]);
    expect(await check(true, "entra", ["User.Read"], true)).toEqual([]);
    expect(await check(false, "entra", ["User.Read"], true)).toEqual([]);
  });
});
