import { describe, expect, it } from "vitest";
import { message, webhookBody } from "../../../providers/notify/message";
import { changed, entry, failed } from "./reports";

describe("the words of a message", () => {
  it("say what happened, to whom, what was done and what was not, and what to do next", () => {
    const lost = entry("dan", "suspend", { outcome: "unknown", reason: "the answer was lost" });
    const kim = entry("kim", "update", { outcome: "refused", reason: "403 not.authorized" });
    expect(message(failed({ entries: [...(failed().entries ?? []), lost, kim] }))).toMatchInlineSnapshot(`
      {
        "subject": "[goto-access] prod: failed",
        "text": "pulumi up of the stack "prod" has failed.

      It began at 2026-11-24T12:00:00.000Z and ended at 2026-11-24T12:01:00.000Z.

      Refused by GoTo:
        mia@contoso.com: no
      The next pulumi up tries again.

      Done in GoTo: 1 created, 0 updated, 0 suspended
        create bob@contoso.com (via Sales EMEA)

      Refused by GoTo (1):
        update kim@contoso.com (via Sales EMEA): 403 not.authorized

      Not known whether done; the next run looks (1):
        suspend dan@contoso.com (via Sales EMEA): the answer was lost

      Next:
        npm run pulumi -- preview --diff --stack prod   (shows what is left; pulumi up does it)
      ",
      }
    `);
  });

  it("name somebody once, who is among the problems and in the log", () => {
    expect(message(failed()).text.split("mia@contoso.com")).toHaveLength(2);
  });

  it("name the first fifty and count the rest", () => {
    const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
    const { text } = message(failed({ problems: [], entries: names.map((name) => entry(name, "create")) }));
    expect(text).toContain("60 created");
    expect(text).toContain("create p49@contoso.com");
    expect(text).not.toContain("p50@contoso.com");
    expect(text).toContain("… and 10 more");
  });

  it("say so when nothing was done, and when it cannot be told", () => {
    expect(message(failed({ entries: [] })).text).toContain("Done in GoTo: nothing.");
    expect(message(failed({ entries: undefined })).text).toContain("the activity log is off or cannot be read");
  });

  it("count somebody by what came of it in the end", () => {
    const lost = entry("bob", "create", { outcome: "unknown", reason: "lost" });
    const { text } = message(failed({ problems: [], entries: [lost, entry("bob", "create")] }));
    expect(text).toContain("1 created");
    expect(text).not.toContain("Not known");
  });

  it("of a run that changed something have another subject", () => {
    expect(message(changed).subject).toBe("[goto-access] prod: changed");
    expect(message(changed).text).toContain("suspend bob@contoso.com (via Sales EMEA)");
  });
});

describe("the data for a webhook", () => {
  it("have the words as text, which chats show, and the same as fields", () => {
    const body = webhookBody(failed());
    expect(body).toMatchObject({
      event: "failed",
      project: "goto-access",
      stack: "prod",
      problems: [{ title: "Refused by GoTo", count: 1, lines: ["mia@contoso.com: no"] }],
      counts: { created: 1, updated: 0, suspended: 0, deleted: 0 },
      done: { count: 1, people: [{ step: "create", email: "bob@contoso.com", why: "via Sales EMEA" }] },
      refused: { count: 1, people: [{ email: "mia@contoso.com" }] },
      unknown: { count: 0, people: [] },
    });
    expect(body.text).toBe(`[goto-access] prod: failed\n\n${message(failed()).text}`);
  });

  it("name the first fifty and count all", () => {
    const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
    const { done } = webhookBody(failed({ entries: names.map((name) => entry(name, "create")) }));
    expect(done).toMatchObject({ count: 60, people: expect.objectContaining({ length: 50 }) });
  });
});
