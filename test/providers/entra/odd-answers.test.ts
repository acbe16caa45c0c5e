import { describe, expect, it } from "vitest";
import { getTemplate, listAssigned } from "../../../providers/entra/applications";
import type { GraphWriter } from "../../../providers/entra/client";
import { readMembers } from "../../../providers/entra/members";
import { findPrincipals } from "../../../providers/entra/principals";
import { SsoReader } from "../../../providers/entra/sso/client";
import { SynchronizationClient } from "../../../providers/entra/synchronization";
import { failureOf } from "./tenant";

/** A text that cannot be made of an object, although it is asked for one. */
const STUBBORN = { toString: 1, valueOf: 1 };

/** A Graph whose every answer is this, and whose every list has these rows. */
function graphWith(answer: unknown, rows: readonly unknown[] = []): GraphWriter {
  return {
    url: "https://graph.example/v1.0",
    get: async () => answer,
    list: async () => ({ rows, count: undefined }),
    count: async () => rows.length,
    batch: async (reads) => reads.map(() => ({ status: 200, body: answer })),
    carries: async () => true,
    change: async () => answer,
  };
}

const GROUP = { id: "g", displayName: "G", nested: false, hiddenMembership: false };
const job = (answer: unknown, rows: readonly unknown[] = []) =>
  new SynchronizationClient(graphWith(answer, rows), "sp");
const group = [{ kind: "group", name: "G", nested: false }] as const;
const mapping = {
  sourceObjectName: "User",
  targetObjectName: "User",
  attributeMappings: [{ targetAttributeName: "x" }],
};
const rule = { sourceDirectoryName: "a", targetDirectoryName: "b", objectMappings: [mapping] };

describe("an answer of Graph that nobody expects is an error that says so:", () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ["a group found that is null", () => findPrincipals(graphWith({ value: [null] }), group), 'Group "G" without id'],
    [
      "a group found by id that is null",
      () => findPrincipals(graphWith(null), [{ ...GROUP, kind: "group" }]),
      "without id",
    ],
    ["a member that is null", () => readMembers(graphWith(null, [null]), GROUP), "a user without id"],
    ["an assignment that is null", () => listAssigned(graphWith(null, [null]), "sp"), "an assignment without id"],
    ["a name that is no text", () => getTemplate(graphWith(null, [{ displayName: STUBBORN }, null]), "G"), "named"],
    ["a schema that is null", () => job(null).getSchema("j"), "cannot be read at schema"],
    [
      "a schema whose mapping has no source",
      () => job({ directories: [], synchronizationRules: [rule] }).getSchema("j"),
      "cannot be read at schema.synchronizationRules[0].objectMappings[0].attributeMappings[0].source. Nothing was changed.",
    ],
    [
      "a schema with an order that is no number",
      () => job({ directories: [], synchronizationRules: [{ ...rule, priority: STUBBORN }] }).getSchema("j"),
      "cannot be read at schema.synchronizationRules[0].priority",
    ],
    [
      "an expression that is a list of nothing",
      () => job({ parsingSucceeded: true, parsedExpression: { expression: 1 } }).parseExpression("j", "x"),
      "cannot be read at expression.expression",
    ],
    [
      "a certificate that is null",
      () => new SsoReader(graphWith({ keyCredentials: null }), "sp").getPrincipal(),
      "keyCredentials",
    ],
  ])("%s", async (_what, work, message) => {
    const error = await failureOf(work());
    expect(error).toHaveProperty("name", expect.stringMatching(/^(UntrustworthyAnswer|Application)Error$/));
    expect(error).toHaveProperty("message", expect.stringContaining(message));
  });

  it("where nothing depends on it, it is passed over", async () => {
    const templates = [
      { id: "t", metadata: [null, { key: STUBBORN, value: 1 }, { key: "IsOAuthEnabled", value: "True" }] },
    ];
    expect(await job(null, templates).listTemplates()).toEqual([
      { id: "t", isDefault: false, factoryTag: undefined, isOAuth: true },
    ]);
    const status = { progress: [{ completedUnits: STUBBORN, totalUnits: "7" }] };
    expect((await job({ id: "j", status }).getJob("j")).status.progress).toEqual([
      { completed: 0, total: 7, units: "" },
    ]);
    const principal = await new SsoReader(graphWith({ keyCredentials: [null] }), "sp").getPrincipal();
    expect(principal.certificates).toEqual([]);
  });
});
