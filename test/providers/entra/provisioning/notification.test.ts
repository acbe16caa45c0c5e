import { describe, expect, it } from "vitest";
import {
  type NotificationSettings,
  notificationChanges,
  notificationText,
  switchedOff,
} from "../../../../providers/entra/provisioning/notification";

const wanted: NotificationSettings = { email: "it@contoso.com", isEnabled: true, deletionThreshold: 50 };
const SAVED = {
  Enabled: true,
  Recipients: "it@contoso.com",
  DeleteThresholdEnabled: true,
  DeleteThresholdValue: 50,
  HumanResourcesLookaheadQueryEnabled: false,
};

describe("notification settings as Graph keeps them", () => {
  const rows: [string, NotificationSettings, unknown, object | undefined][] = [
    ["are written when there are none", wanted, undefined, SAVED],
    ["are left when they say the same", wanted, SAVED, undefined],
    [
      "in another order and with texts for values",
      wanted,
      { ...SAVED, DeleteThresholdValue: "50", Enabled: "True" },
      undefined,
    ],
    [
      "keep what is not ours",
      { ...wanted, email: "new@contoso.com" },
      { ...SAVED, Other: 1 },
      { ...SAVED, Recipients: "new@contoso.com", Other: 1 },
    ],
    ["mail nobody without an address", { ...wanted, email: "" }, SAVED, { ...SAVED, Enabled: false, Recipients: "" }],
    [
      "keep the number when it does not count any more",
      { ...wanted, deletionThreshold: 0 },
      SAVED,
      { ...SAVED, DeleteThresholdEnabled: false },
    ],
    ["are written anew when they cannot be read", wanted, "no object", SAVED],
  ];
  it.each(rows)("%s", (_rule, settings, live, text) => {
    const found = notificationText(settings, live === undefined ? undefined : JSON.stringify(live));
    expect(found === undefined ? undefined : JSON.parse(found)).toEqual(text);
    const changes = notificationChanges(settings, live === undefined ? undefined : JSON.stringify(live));
    expect(changes.length > 0).toBe(text !== undefined);
  });

  it("tell in words what changes", () => {
    expect(notificationChanges({ ...wanted, deletionThreshold: 10 }, JSON.stringify(SAVED))).toEqual([
      "deletions at which it stops: 50 → 10",
    ]);
    expect(notificationChanges(wanted, undefined)).toEqual([
      "mail on failure: nothing → true",
      "notification e-mail: nothing → it@contoso.com",
      "stop at a number of deletions: nothing → true",
      "deletions at which it stops: nothing → 50",
    ]);
  });

  it("can be switched off, because they cannot be taken away", () => {
    expect(JSON.parse(switchedOff())).toEqual({ Enabled: false, Recipients: "", DeleteThresholdEnabled: false });
  });
});
