import { describe, expect, it } from "vitest";
import { planAddresses } from "../../../../providers/entra/sso/addresses";
import { planSettings, restoredSettings } from "../../../../providers/entra/sso/settings";

describe("addresses of an application", () => {
  const plan = (declared: string, before: string, theirs: string, observed: string) =>
    planAddresses({
      declared: [...declared],
      declaredBefore: [...before],
      theirs: [...theirs],
      observed: [...observed],
    });

  it.each<
    [rule: string, declared: string, before: string, theirs: string, observed: string, written: string | undefined]
  >([
    ["already right: nothing is written", "a", "a", "", "ax", undefined],
    ["missing: added behind what there is", "ab", "", "", "x", "xab"],
    ["taken away by somebody: added again", "a", "a", "", "x", "xa"],
    ["declared no longer: taken away, others stay", "b", "ab", "", "axb", "xb"],
    ["declared no longer, but somebody else's: stays", "", "a", "a", "a", undefined],
    ["never declared: stays", "", "", "", "x", undefined],
  ])("%s", (_, declared, before, theirs, observed, written) => {
    expect(plan(declared, before, theirs, observed).written?.join("")).toBe(written);
  });

  it("that were there when they were first declared are somebody else's for good", () => {
    expect(plan("ab", "", "", "a").theirs).toEqual(["a"]);
    expect(plan("ab", "ab", "a", "ab").theirs).toEqual(["a"]);
    expect(plan("b", "ab", "a", "ab").theirs).toEqual(["a"]);
  });
});

describe("settings of a service principal", () => {
  it("are written where they are declared and different, and told with both values", () => {
    const declared = { mode: "saml", relayState: "https://a.co", notificationEmails: ["b@b.co", "a@a.co"] };
    const observed = { mode: "saml", loginUrl: "https://c.co", notificationEmails: ["a@a.co", "b@b.co"] };
    expect(planSettings(declared, observed)).toEqual({
      body: { samlSingleSignOnSettings: { relayState: "https://a.co" } },
      changes: ["relay state none → https://a.co"],
    });
    expect(planSettings({}, observed)).toEqual({ body: {}, changes: [] });
  });

  it("become what they were before where they are still ours; what there was not is emptied by name", () => {
    const set = { mode: "saml", relayState: "https://a.co", loginUrl: "https://b.co", notificationEmails: ["a@a.co"] };
    expect(restoredSettings(set, { mode: "password" }, { ...set, loginUrl: "https://c.co" })).toEqual({
      preferredSingleSignOnMode: "password",
      samlSingleSignOnSettings: { relayState: null },
      notificationEmailAddresses: [],
    });
    expect(restoredSettings({}, { mode: "password" }, set)).toEqual({});
    expect(restoredSettings(set, set, set)).toEqual({});
  });
});
