import { afterEach, describe, expect, it, vi } from "vitest";
import { UnavailableError } from "../../providers/errors";
import { Http } from "../../providers/http";
import { send } from "../../providers/notify/send";
import { readNotifySettings } from "../../providers/notify/settings";
import { failed } from "../providers/notify/reports";
import { filesWith, whatRuns } from "./sources";

afterEach(() => vi.unstubAllEnvs());

describe("the check of certificates", () => {
  it("is switched off by nothing that runs", () => {
    const off = /rejectUnauthorized|checkServerIdentity|--insecure|strict-ssl|http\.sslVerify|GOINSECURE/;
    expect(filesWith(off)).toEqual([]);
    expect(filesWith(/NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual(["providers/safe-url.ts"]);
    expect(whatRuns().size).toBeGreaterThan(400);
  });

  it("cannot be switched off by the environment: nobody is asked then", () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const make = () => new Http({ service: "GoTo", baseUrl: "https://api.getgo.com" });
    expect(make).toThrow(UnavailableError);
    expect(make).toThrow("GoTo: NODE_TLS_REJECT_UNAUTHORIZED=0 is refused");
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "1");
    expect(make).not.toThrow();
  });

  it("cannot be switched off for mails and webhooks either: nobody is told then, and that is said", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const all = new Map([
      ["smtpUrl", "smtps://localhost:9"],
      ["smtpFrom", "goto-access@contoso.com"],
      ["webhookUrl", "https://localhost:9/x"],
    ]);
    const addressee = { notificationEmail: "it@contoso.com", notifyOnFailure: true };
    const { settings } = readNotifySettings((name) => all.get(name), {}, addressee);
    expect(await send(settings, failed())).toEqual([
      expect.stringContaining("it@contoso.com was not mailed: Mail: NODE_TLS_REJECT_UNAUTHORIZED=0 is refused"),
      expect.stringContaining("the webhook was not called: Webhook: NODE_TLS_REJECT_UNAUTHORIZED=0 is refused"),
    ]);
  });
});
