import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../providers/activity/entry";
import { demoWorld } from "../../simulators/seed/demo";
import { type Listener, startWebhook } from "../providers/notify/listener";
import { type MailServer, startMailServer } from "../providers/notify/mail-server";
import { expectGreen, type Stage, startStage } from "./stage";

const PASSWORD = "CANARY-of-the-mail-server";
const HOOK = "/services/CANARY-of-the-webhook";
const UP = ["up", "--yes", "--skip-preview"] as const;

let stage: Stage;
let mail: MailServer;
let hook: Listener & { calls: { body: Record<string, unknown> }[] };
let assignments: string;

beforeAll(async () => {
  mail = await startMailServer({ hideSTARTTLS: true, allowInsecureAuth: true }, PASSWORD);
  hook = await startWebhook();
  stage = await startStage(demoWorld);
  assignments = stage.read("assignments.yaml");
  stage.write(
    "application.yaml",
    `${stage.read("application.yaml")}  notificationEmail: it@contoso.com\n  notifyOnFailure: true\n`,
  );
  await stage.pulumi(
    "config",
    "set",
    "--secret",
    "goto-access:smtpUrl",
    `smtp://robot:${PASSWORD}@127.0.0.1:${mail.port}`,
  );
  await stage.pulumi("config", "set", "goto-access:smtpFrom", "goto-access@contoso.com");
  await stage.pulumi("config", "set", "--secret", "goto-access:webhookUrl", `http://127.0.0.1:${hook.port}${HOOK}`);
});

beforeEach(() => {
  mail.mails.length = 0;
  hook.calls.length = 0;
});

afterEach(() => stage.note(...mail.mails.map(({ raw }) => raw), JSON.stringify(hook.calls.map(({ body }) => body))));

afterAll(async () => {
  await stage.close();
  await Promise.all([mail.close(), hook.close()]);
});

function log(): Entry[] {
  const place = join(stage.sandbox.folder, ".goto-access", "activity.jsonl");
  if (!existsSync(place)) return [];
  return readFileSync(place, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
}

/** The entries that `work` adds. */
async function logged(work: () => Promise<unknown>): Promise<Entry[]> {
  const before = log().length;
  await work();
  return log().slice(before);
}

/** Runs an up that fails, and gives the one mail about it. */
async function failedMail(environment: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const red = await stage.pulumiWith(environment, ...UP);
  expect(red.code).not.toBe(0);
  expect(mail.mails.map(({ to }) => to)).toEqual([["it@contoso.com"]]);
  expect(hook.calls).toHaveLength(1);
  const { raw = "" } = mail.mails[0] ?? {};
  expect(raw).toContain("Subject: [goto-access] demo: failed");
  return raw;
}

const DENIED = { error: { code: "Authorization_RequestDenied", message: "no" } };

describe("a failed run is told by mail and webhook, however it failed:", () => {
  it("the configuration is wrong", async () => {
    stage.write("assignments.yaml", assignments.replace("role: host", "role: hots"));
    expect(await failedMail()).toMatch(/config\/assignments.yaml:\d+:\d+ .*hots/);
    stage.write("assignments.yaml", assignments);
    expect(log()).toEqual([]);
  });

  it("GoTo's credentials are refused when the roster is checked", async () => {
    const raw = await failedMail({ GOTO_CLIENT_SECRET: "wrong-CANARY" });
    expect(raw).toContain("Check goto-access:gotoClientId and goto-access:gotoClientSecret");
    expect(raw).toContain("Done in GoTo: nothing.");
  });

  it("the token ends in the middle; log and mail have exactly what was done before", async () => {
    await stage.goto.faults([{ kind: "status", method: "POST", path: "/users", status: 401, skip: 1, times: 0 }]);
    let raw = "";
    const entries = await logged(async () => {
      raw = await failedMail();
    });
    await stage.goto.faults([]);
    const { users } = await stage.goto.state<{ users: { email: string }[] }>();
    const created = entries.filter(({ step, outcome }) => step === "create" && outcome === "done");
    expect(created.length).toBe(users.length - 3);
    expect(entries.filter(({ outcome }) => outcome === "refused").length).toBeGreaterThan(0);
    expect(raw).toContain(`Done in GoTo: ${created.length} created`);
    expect(raw).toContain("was answered with 401");
  });

  it("an assignment in Entra cannot be made, after the accounts were done", async () => {
    await stage.entra.faults([
      { kind: "status", method: "POST", path: "appRoleAssignedTo", status: 403, body: DENIED, times: 0 },
    ]);
    const raw = await failedMail();
    await stage.entra.faults([]);
    expect(raw).toContain("Something in Entra could not be changed");
    expect(raw).toMatch(/Done in GoTo: \d+ created/);
  });

  it("an assignment in Entra cannot be deleted, at the very end", async () => {
    expectGreen(await stage.pulumi(...UP));
    expect([mail.mails, hook.calls]).toEqual([[], []]);
    stage.write(
      "assignments.yaml",
      assignments.slice(0, assignments.indexOf("  # One person, by user principal name")),
    );
    await stage.entra.faults([
      { kind: "status", method: "DELETE", path: "appRoleAssignedTo", status: 403, body: DENIED, times: 0 },
    ]);
    expect(await failedMail()).toContain("Something in Entra could not be changed");
    await stage.entra.faults([]);
    stage.write("assignments.yaml", assignments);
  });

  it("somebody cannot be served and everybody else is done", async () => {
    await stage.entra.edit([{ user: "tom.becker@contoso.com", set: { mail: null } }]);
    expect(await failedMail()).toContain("tom.becker@contoso.com has no e-mail address in the directory");
    expect(hook.calls[0]?.body).toMatchObject({ event: "failed", stack: "demo", counts: { updated: 1 } });
    await stage.entra.edit([{ user: "tom.becker@contoso.com", set: { mail: "tom.becker@contoso.com" } }]);
    expectGreen(await stage.pulumi(...UP));
  });
});

describe("the log of a run", () => {
  it("has a line for each write that GoTo received, in a batch for each person, and only those", async () => {
    await stage.entra.edit({ group: "Customer Support", add: ["rosa.marini@contoso.com", "mei.lin@contoso.com"] });
    await stage.entra.edit({ group: "Sales EMEA", remove: ["bob.ray@contoso.com"] });
    await stage.goto.writes();
    const entries = await logged(() => stage.pulumi(...UP));
    const writes = (await stage.goto.writes()).map(({ method }) => method).sort();
    expect(writes).toEqual(["POST", "PUT"]);
    expect(
      entries.map(({ step, person, outcome, why }) => `${step} ${person?.email} ${outcome}: ${why}`).sort(),
    ).toEqual([
      "create mei.lin@contoso.com done: support, via Customer Support",
      "create rosa.marini@contoso.com done: support, via Customer Support",
      "suspend bob.ray@contoso.com done: no longer assigned",
    ]);
    expect(new Set(entries.map(({ run }) => run)).size).toBe(1);
    const { stdout } = await stage.pulumi("stack", "output", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ roster: { created: 2, updated: 0, suspended: 1 } });
  });

  it("has nothing of a preview, nor of a run that has nothing to do", async () => {
    await stage.entra.edit({ group: "Customer Support", remove: ["mei.lin@contoso.com"] });
    expect(await logged(() => stage.pulumi("preview"))).toEqual([]);
    await stage.pulumi(...UP);
    expect(await logged(() => stage.pulumi(...UP))).toEqual([]);
  });

  it("that cannot be written ends nothing, and is one loud line", async () => {
    await stage.entra.edit({ group: "Customer Support", add: ["mei.lin@contoso.com"] });
    const up = await stage.pulumiWith({ GOTO_ACCESS_ACTIVITY_LOG: "/dev/full" }, ...UP);
    expectGreen(up);
    expect(up.stdout).toContain("THE ACTIVITY LOG IS NOT COMPLETE: /dev/full cannot be written (ENOSPC");
  });
});

describe("notifications", () => {
  it("of changes come when they are asked for, and never from a preview", async () => {
    await stage.entra.edit({ group: "Customer Support", remove: ["mei.lin@contoso.com"] });
    const asked = { GOTO_ACCESS_NOTIFY_ON: "change" };
    await stage.pulumiWith(asked, "preview");
    expect([mail.mails, hook.calls]).toEqual([[], []]);
    expectGreen(await stage.pulumiWith(asked, ...UP));
    expect(mail.mails[0]?.raw).toContain("Subject: [goto-access] demo: changed");
    expect(mail.mails[0]?.raw).toContain("suspend mei.lin@contoso.com (no longer assigned)");
    mail.mails.length = 0;
    expectGreen(await stage.pulumiWith(asked, ...UP));
    expect(mail.mails).toEqual([]);
  });

  it("that cannot be sent change nothing about the run, and are a warning with the reason", async () => {
    await stage.entra.edit({ group: "Customer Support", add: ["mei.lin@contoso.com"] });
    const elsewhere = { GOTO_ACCESS_NOTIFY_ON: "change", GOTO_ACCESS_SMTP_URL: `smtp://robot:${PASSWORD}@127.0.0.1:9` };
    await stage.pulumi("config", "rm", "goto-access:smtpUrl");
    const up = await stage.pulumiWith(elsewhere, ...UP);
    expectGreen(up);
    expect(`${up.stdout}${up.stderr}`).toMatch(/warning: goto-access: it@contoso.com was not mailed: .*ECONNREFUSED/);
  });
});
