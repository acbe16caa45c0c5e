import { describe, expect } from "vitest";
import { digestOf, readDigest } from "../../providers/goto/reviewed";
import {
  account,
  POLICY,
  person,
  planFor,
  record,
  SUSPENDED,
  WITH_WEBINARS,
  type World,
} from "../providers/goto/world";
import { readPage } from "./pages";
import { inNumbers } from "./plan-words";
import { testTable } from "./tables";

const page = readPage("docs/policy.md");

describe("protected people in docs/policy.md", () => {
  testTable(page, ["person", "in the files", "what happens"], (who, files) => {
    const isProtected = who === "protected";
    const role = String(files).includes("fewer") ? "guest" : "host";
    const plan = planFor({
      roles: WITH_WEBINARS,
      people: String(files).includes("not assigned") ? [] : [person("ann", { role })],
      users: [account("ann")],
      recorded: [record("ann")],
      policy: { limits: POLICY.limits, protected: isProtected ? ["ann@contoso.com"] : [] },
    });
    const what = inNumbers(plan).replace(/^1 /, "");
    return plan.notices.length > 0 ? `${what}, with a notice` : what;
  });
});

describe("leavers in docs/policy.md", () => {
  const head = ["account", "suspended by this tool on", "`deleteAfter`", "`deleteAdopted`", "what happens"];
  testTable(page, head, (which, day, deleteAfter, deleteAdopted) => {
    const suspendedOn = day === "–" ? undefined : day;
    const plan = planFor({
      users: [account("ann", suspendedOn === undefined ? {} : SUSPENDED)],
      recorded: [record("ann", { adopted: which === "there before", suspendedOn })],
      policy: {
        leavers: {
          action: "suspend",
          deleteAfter: deleteAfter === "–" ? null : Number.parseInt(String(deleteAfter), 10),
          deleteAdopted: deleteAdopted === "true",
        },
      },
    });
    return inNumbers(plan).replace(/^1 /, "");
  });
});

describe("unmanaged accounts in docs/policy.md", () => {
  testTable(page, ["account", "what happens"], (email) => {
    const patterns = [
      { match: "goto-*@contoso.com", action: "ignore" },
      { match: "*@old.example", action: "suspend" },
    ] as const;
    for (const { match, action } of patterns)
      expect(page.text).toContain(`    - { match: "${match}", action: ${action} }\n`);
    const plan = planFor({
      users: [account("x", { email: String(email) })],
      policy: { limits: POLICY.limits, unmanaged: { default: "report", patterns } },
    });
    if (plan.unmanaged.length === 0) return "nothing";
    return plan.steps.length === 0 ? "listed" : "listed, and suspended";
  });
});

describe("reviewed plans in docs/policy.md", () => {
  const head = ["the reviewed plan", "the run would", "`unreviewedGains`", "what happens"];
  const worldOf = (words: string): World => {
    const present = ["bob", "eve", "ida"];
    const gone = present.filter((name) => new RegExp(`suspends? .*\\b${name}\\b`).test(words));
    return {
      people: [
        ...present.filter((name) => !gone.includes(name)).map((name) => person(name)),
        ...(words.includes("create zoe") ? [person("zoe")] : []),
      ],
      users: present.map((name) => account(name)),
      recorded: present.map((name) => record(name)),
    };
  };
  testTable(page, head, (reviewedPlan, run, unreviewedGains) => {
    const reviewed = readDigest("1", digestOf("1", planFor(worldOf(String(reviewedPlan))).steps));
    const bound = unreviewedGains === "hold" ? ({ unreviewedGains: "hold" } as const) : {};
    const plan = planFor({ ...worldOf(String(run)), reviewed, policy: { limits: POLICY.limits, ...bound } });
    const done = plan.steps.map((step) => {
      if (step.kind === "create") return `${step.person.directoryId} created`;
      return step.kind === "suspend" ? `${step.record.directoryId} suspended` : step.kind;
    });
    return [...done.sort(), ...plan.held.map(({ directoryId }) => `${directoryId} held`)].join(", ");
  });
});
