import { describe, expect, it } from "vitest";
import { activityPlace } from "../../../providers/activity/place";
import { redacted } from "../../../providers/activity/redact";

describe("the place of the log", () => {
  it.each([
    ["is in the project's folder by default", undefined, undefined, "/project/.goto-access/activity.jsonl"],
    ["is what the setting says, relative to the project", "logs/a.jsonl", undefined, "/project/logs/a.jsonl"],
    ["may be anywhere", "/var/log/a.jsonl", undefined, "/var/log/a.jsonl"],
    ["may come from the environment", undefined, "b.jsonl", "/project/b.jsonl"],
    ["comes from the setting before the environment", "a.jsonl", "b.jsonl", "/project/a.jsonl"],
    ["is not an empty text", " ", "", "/project/.goto-access/activity.jsonl"],
    ["is nowhere when it is off", "Off", "b.jsonl", undefined],
  ])("%s", (_, setting, variable, place) => {
    const config = (name: string) => (name === "activityLog" ? setting : undefined);
    expect(activityPlace(config, { GOTO_ACCESS_ACTIVITY_LOG: variable }, "/project")).toBe(place);
  });
});

describe("what is kept or sent", () => {
  it.each([
    ["a known secret", "said hunter2-long twice: hunter2-long", "said [secret] twice: [secret]"],
    ["a secret that is part of another", "hunter2-longer", "[secret]"],
    ["a bearer token", "Authorization: Bearer abc.def-123456", "Authorization: Bearer [secret]"],
    ["a JSON web token", "token eyJhbGciOi.eyJzdWIi.c2ln!", "token [secret]!"],
    ["a login in a URL", "smtps://me:pw@mail.contoso.com", "smtps://[secret]@mail.contoso.com"],
  ])("has not %s in it", (_, text, clean) => {
    expect(redacted(text, ["hunter2-long", "hunter2-longer", undefined, ""])).toBe(clean);
  });

  it("keeps everything else, words as short as a careless secret too", () => {
    const text = "create bob@contoso.com: GoTo: POST /users was answered with 400 user.email.invalid";
    expect(redacted(text, ["", "a", "400"])).toBe(text);
  });
});
