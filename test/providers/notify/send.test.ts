import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { send } from "../../../providers/notify/send";
import { type NotifyOn, type NotifySettings, readNotifySettings } from "../../../providers/notify/settings";
import { type Authority, makeAuthority } from "../../../simulators/stage/tls";
import { startSilence, startWebhook } from "./listener";
import { type MailServer, startMailServer } from "./mail-server";
import { changed, failed } from "./reports";

const PASSWORD = "CANARY:pass word";
let authority: Authority;
let open: MailServer;
let startTls: MailServer;
let tls: MailServer;

beforeAll(async () => {
  authority = await makeAuthority();
  const { server } = authority;
  open = await startMailServer({ disabledCommands: ["AUTH", "STARTTLS"] });
  startTls = await startMailServer({ ...server }, PASSWORD);
  tls = await startMailServer({ ...server, secure: true }, PASSWORD);
});

afterAll(async () => {
  await Promise.all([open.close(), startTls.close(), tls.close()]);
  authority.dispose();
});

function settings(smtpUrl: string | undefined, webhookUrl?: string, notifyOn: NotifyOn = "failure"): NotifySettings {
  const values: Record<string, string | undefined> = {
    smtpUrl,
    smtpFrom: "goto-access@contoso.com",
    webhookUrl,
    notifyOn,
  };
  const addressee = { notificationEmail: "it@contoso.com", notifyOnFailure: smtpUrl !== undefined };
  const read = readNotifySettings((name) => values[name], {}, addressee);
  expect(read.problems).toEqual([]);
  return read.settings;
}

const login = `robot:${encodeURIComponent(PASSWORD)}@`;
const trusting = () => ({ ca: authority.caPem, patienceMs: 2000 });

describe("a mail", () => {
  it("reaches a server of this machine without TLS, to the address of application.yaml", async () => {
    expect(await send(settings(`smtp://127.0.0.1:${open.port}`), failed())).toEqual([]);
    expect(open.mails.at(-1)).toMatchObject({ from: "goto-access@contoso.com", to: ["it@contoso.com"] });
    const { raw } = open.mails.at(-1) ?? { raw: "" };
    expect(raw).toContain("Subject: [goto-access] prod: failed");
    expect(raw).toContain("Auto-Submitted: auto-generated");
    expect(raw).toContain("create bob@contoso.com (via Sales EMEA)");
  });

  it("reaches one that wants STARTTLS and a password", async () => {
    expect(await send(settings(`smtp://${login}localhost:${startTls.port}`), failed(), trusting())).toEqual([]);
    expect(startTls.mails.at(-1)).toMatchObject({ secure: true, user: "robot" });
  });

  it("reaches one with TLS from the first byte", async () => {
    expect(await send(settings(`smtps://${login}localhost:${tls.port}`), failed(), trusting())).toEqual([]);
    expect(tls.mails.at(-1)).toMatchObject({ secure: true, user: "robot" });
  });

  it("is not sent in the clear to another machine: without STARTTLS it is not sent at all", async () => {
    const before = open.mails.length;
    const { mail } = settings(`smtp://127.0.0.1:${open.port}`);
    if (mail === undefined) throw new Error("no mail");
    const remote = { ...mail, server: { ...mail.server, requireTls: true } };
    expect(await send({ mail: remote }, failed())).toEqual([
      expect.stringMatching(/it@contoso.com was not mailed: .*STARTTLS/i),
    ]);
    expect(open.mails).toHaveLength(before);
  });
});

describe("a mail that cannot be sent is one line, with the reason and without the secret:", () => {
  it.each<[string, () => Promise<string> | string, RegExp]>([
    [
      "a wrong password, which the server repeats",
      () => `smtps://robot:wrong-CANARY@localhost:${tls.port}`,
      /535 wrong: \[secret\]/,
    ],
    ["nobody listens", () => `smtp://${login}localhost:9`, /ECONNREFUSED/],
    ["there is no such host", () => `smtps://${login}mail.invalid`, /ENOTFOUND|EAI_AGAIN|EBADNAME|DNS|mail\.invalid/],
  ])("%s", async (_, url, reason) => {
    const lines = await send(settings(await url()), failed(), trusting());
    expect(lines).toEqual([expect.stringMatching(/^goto-access: it@contoso.com was not mailed: [^\n]+$/)]);
    expect(lines[0]).toMatch(reason);
    expect(lines[0]).not.toContain("CANARY");
  });

  it("the certificate is not trusted", async () => {
    const lines = await send(settings(`smtps://${login}localhost:${tls.port}`), failed(), { patienceMs: 2000 });
    expect(lines).toEqual([expect.stringMatching(/certificate/)]);
  });

  it.each([
    ["says nothing", "", ""],
    ["talks on and on", "220 mail.contoso.com\r\n", "250-and\r\n"],
  ])("the server %s: no longer than the patience", async (_, greeting, drop) => {
    const endless = await startSilence(greeting, drop);
    const began = Date.now();
    const both = settings(`smtp://127.0.0.1:${endless.port}`, `http://127.0.0.1:${endless.port}/x`);
    expect(await send(both, failed(), { patienceMs: 300 })).toHaveLength(2);
    expect(Date.now() - began).toBeLessThan(2000);
    await endless.close();
  });
});

describe("a webhook", () => {
  it("is called once, with JSON", async () => {
    const hook = await startWebhook();
    expect(await send(settings(undefined, `http://127.0.0.1:${hook.port}/services/T0/CANARY`), failed())).toEqual([]);
    expect(hook.calls).toEqual([
      {
        method: "POST",
        path: "/services/T0/CANARY",
        type: "application/json",
        body: expect.objectContaining({ stack: "prod" }),
      },
    ]);
    await hook.close();
  });

  it.each([
    ["an error", 500, {}, /status 500/],
    ["a way elsewhere, which is not followed", 302, { Location: "http://127.0.0.1:9/" }, /status 302/],
  ])("that answers with %s is one line without its path", async (_, status, headers, reason) => {
    const hook = await startWebhook(status, headers);
    const lines = await send(
      settings(undefined, `http://127.0.0.1:${hook.port}/services/CANARY-PATH?key=CANARY`),
      failed(),
    );
    expect(lines).toEqual([expect.stringMatching(reason)]);
    expect(lines[0]).not.toContain("CANARY");
    await hook.close();
  });

  it("that is not there is one line", async () => {
    const lines = await send(settings(undefined, "http://127.0.0.1:9/CANARY-PATH"), failed());
    expect(lines).toEqual([expect.stringMatching(/^goto-access: the webhook was not called: .+/)]);
    expect(lines[0]).not.toContain("CANARY");
  });

  it("is called although the mail cannot be sent", async () => {
    const hook = await startWebhook();
    expect(
      await send(settings("smtp://localhost:9", `http://127.0.0.1:${hook.port}/`), failed(), trusting()),
    ).toHaveLength(1);
    expect(hook.calls).toHaveLength(1);
    await hook.close();
  });
});

describe("who is told", () => {
  it.each([
    ["failure", failed(), 1],
    ["failure", changed, 0],
    ["change", failed(), 1],
    ["change", changed, 1],
    ["never", failed(), 0],
  ] as const)("under %s, of this report: %#", async (on, report, calls) => {
    const hook = await startWebhook();
    await send(settings(undefined, `http://127.0.0.1:${hook.port}/`, on), report);
    expect(hook.calls).toHaveLength(calls);
    await hook.close();
  });

  it("hears no secret that a service repeated", async () => {
    const hook = await startWebhook();
    const problem = {
      title: "Stopped",
      lines: [`Bearer ${"CANARY".repeat(3)} was refused at /CANARY-PATH`],
      remedy: "",
    };
    await send(settings(undefined, `http://127.0.0.1:${hook.port}/CANARY-PATH`), failed({ problems: [problem] }));
    expect(JSON.stringify(hook.calls[0]?.body)).toContain("was refused at");
    expect(JSON.stringify(hook.calls[0]?.body)).not.toContain("CANARY");
    await hook.close();
  });
});
