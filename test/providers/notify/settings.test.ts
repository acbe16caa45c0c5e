import { describe, expect, it } from "vitest";
import { readNotifySettings } from "../../../providers/notify/settings";

type Values = Readonly<Record<string, string>>;
const IT = { notificationEmail: "it@contoso.com", notifyOnFailure: true };
const SMTP = { smtpUrl: "smtps://robot:pa%3Ass@mail.contoso.com", smtpFrom: "goto-access@contoso.com" };

function read(config: Values, addressee: Parameters<typeof readNotifySettings>[2] = IT, env: Values = {}) {
  return readNotifySettings((name) => config[name], env, addressee);
}

describe("who is told of what", () => {
  const HOOK = { webhookUrl: "https://hooks.example.com/x" };

  it.each<[string, Values, Parameters<typeof readNotifySettings>[2], string | undefined, string | undefined]>([
    ["nobody, when nothing is set", {}, { notifyOnFailure: false }, undefined, undefined],
    ["a mail of failures, when application.yaml says so", SMTP, IT, "failure", undefined],
    ["no mail, when application.yaml does not", SMTP, { ...IT, notifyOnFailure: false }, undefined, undefined],
    [
      "a mail of changes, when the setting says so",
      { ...SMTP, notifyOn: "change" },
      { ...IT, notifyOnFailure: false },
      "change",
      undefined,
    ],
    ["a webhook of failures", HOOK, { notifyOnFailure: false }, undefined, "failure"],
    ["both of changes", { ...SMTP, ...HOOK, notifyOn: "change" }, IT, "change", "change"],
    ["nobody, when the setting says never", { ...SMTP, ...HOOK, notifyOn: "never" }, IT, undefined, "never"],
  ])("%s", (_, config, addressee, mail, webhook) => {
    const { settings, problems } = read(config, addressee);
    expect([settings.mail?.on, settings.webhook?.on, problems]).toEqual([mail, webhook, []]);
  });

  it("settings come from the environment too, after those of the stack", () => {
    const env = {
      GOTO_ACCESS_SMTP_URL: "smtp://env.contoso.com",
      GOTO_ACCESS_SMTP_FROM: "a@contoso.com",
      GOTO_ACCESS_NOTIFY_ON: "change",
    };
    expect(read({}, IT, env).settings.mail).toMatchObject({
      on: "change",
      server: { host: "env.contoso.com" },
      from: "a@contoso.com",
    });
    expect(read({ smtpUrl: "smtp://stack.contoso.com" }, IT, env).settings.mail?.server.host).toBe("stack.contoso.com");
  });
});

describe("a mail server", () => {
  it.each([
    [
      "smtps://robot:pa%3Ass@mail.contoso.com",
      { host: "mail.contoso.com", port: 465, secure: true, requireTls: false, user: "robot", password: "pa:ss" },
    ],
    ["smtp://mail.contoso.com", { host: "mail.contoso.com", port: 587, secure: false, requireTls: true }],
    ["smtp://mail.contoso.com:25", { host: "mail.contoso.com", port: 25, secure: false, requireTls: true }],
    ["smtp://localhost:2525", { host: "localhost", port: 2525, secure: false, requireTls: false }],
    ["smtp://[::1]:2525", { host: "::1", port: 2525, secure: false, requireTls: false }],
    ["smtp://127.0.0.1.contoso.com", { host: "127.0.0.1.contoso.com", port: 587, secure: false, requireTls: true }],
    [
      "smtps://u:50%@mail.contoso.com",
      { host: "mail.contoso.com", port: 465, secure: true, requireTls: false, user: "u", password: "50%" },
    ],
  ])("%s", (smtpUrl, server) => {
    expect(read({ ...SMTP, smtpUrl }).settings.mail?.server).toEqual(server);
  });

  it.each(["mail.contoso.com", "https://robot:CANARY@mail.contoso.com", "smtps://", "smtp://CANARY:x@:1:2"])(
    "%s is not one: nobody is mailed, and the warning quotes no secret",
    (smtpUrl) => {
      const { settings, problems } = read({ ...SMTP, smtpUrl });
      expect([settings.mail, problems]).toEqual([
        undefined,
        [expect.stringContaining("goto-access:smtpUrl is not the address")],
      ]);
      expect(problems.join()).not.toContain("CANARY");
    },
  );
});

describe("what is wrong is a warning, and the rest goes on:", () => {
  it.each<[string, Values, Parameters<typeof readNotifySettings>[2], string]>([
    [
      "a mail is asked for without a server",
      {},
      IT,
      "there is no goto-access:smtpUrl (a secret, or GOTO_ACCESS_SMTP_URL), and no goto-access:smtpFrom",
    ],
    [
      "a mail without an address",
      SMTP,
      { notifyOnFailure: true },
      "there is no provisioning.notificationEmail in application.yaml",
    ],
    [
      "a webhook without TLS",
      { webhookUrl: "http://hooks.example.com/CANARY" },
      { notifyOnFailure: false },
      "goto-access:webhookUrl is not an https address",
    ],
    [
      "a webhook that is not a URL",
      { webhookUrl: "CANARY" },
      { notifyOnFailure: false },
      "goto-access:webhookUrl is not an https address",
    ],
    [
      "an unknown word",
      { notifyOn: "always" },
      { notifyOnFailure: false },
      'goto-access:notifyOn is "always"; write failure, change or never',
    ],
  ])("%s", (_, config, addressee, problem) => {
    const { settings, problems } = read(config, addressee);
    expect(settings).toEqual({});
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems.join()).not.toContain("CANARY");
  });

  it("a wrong webhook does not keep the mail from being sent", () => {
    expect(read({ ...SMTP, webhookUrl: "nowhere" }).settings).toMatchObject({ mail: { to: "it@contoso.com" } });
  });
});
