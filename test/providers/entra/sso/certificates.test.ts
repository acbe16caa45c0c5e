import { describe, expect, it } from "vitest";
import {
  certificateInUse,
  certificateToUse,
  handover,
  needsAnother,
  nextCertificate,
  type SigningCertificate,
  signingCertificates,
} from "../../../../providers/entra/sso/certificates";
import { UntrustworthyAnswerError } from "../../../../providers/errors";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-25T00:00:00Z");

/** A certificate named by who made it, with so many days left, made so many days ago. */
function one(name: string, days: number, age = 100): SigningCertificate {
  const until = new Date(NOW + days * DAY).toISOString();
  const since = new Date(NOW - age * DAY).toISOString();
  return {
    keyId: name,
    customKeyIdentifier: name,
    thumbprint: name,
    certificate: "",
    since,
    until,
    isOurs: name.startsWith("ours"),
  };
}

const inOrder = (list: readonly SigningCertificate[]) => [...list].sort((a, b) => a.until.localeCompare(b.until));

describe("the certificate to sign with, 30 days before the end of the one in use", () => {
  it.each<[rule: string, list: SigningCertificate[], preferred: string, activated: string, result: string | undefined]>(
    [
      ["none, when there is none", [], "", "", undefined],
      ["the first one of ours at once", [one("ours", 900)], "", "", "ours"],
      ["ours that is in use", [one("ours", 900)], "ours", "ours", "ours"],
      ["ours, while the next one waits", [one("ours", 31), one("ours2", 900)], "ours", "ours", "ours"],
      ["the next one, exactly then", [one("ours", 30), one("ours2", 900)], "ours", "ours", "ours2"],
      ["the next one, when ours has ended", [one("ours", -1), one("ours2", 900)], "ours", "ours", "ours2"],
      ["the next one, when the one in use is gone", [one("ours2", 900)], "ours", "ours", "ours2"],
      ["ours to its end, when there is no other", [one("ours", 2)], "ours", "ours", "ours"],
      ["somebody else's that was there before", [one("theirs", 31), one("ours", 900)], "theirs", "", "theirs"],
      ["ours, when somebody else's makes way", [one("theirs", 30), one("ours", 900)], "theirs", "", "ours"],
      ["somebody else's, while ours is too new", [one("theirs", 20), one("ours", 900, 29)], "theirs", "", "theirs"],
      ["ours, exactly 30 days after it was made", [one("theirs", 20), one("ours", 900, 30)], "theirs", "", "ours"],
      [
        "ours, however new, when somebody else's has ended",
        [one("theirs", 0), one("ours", 900, 0)],
        "theirs",
        "",
        "ours",
      ],
      ["somebody else's that lasts longer than ours", [one("theirs", 20), one("ours", 10)], "theirs", "", "theirs"],
      ["somebody else's, when none is named", [one("theirs", 90), one("ours", 900)], "", "", "theirs"],
      [
        "ours, when somebody else put theirs in its place",
        [one("theirs", 999), one("ours", 900)],
        "theirs",
        "ours",
        "ours",
      ],
      ["ours, when somebody took it out of use", [one("theirs", 999), one("ours", 900)], "", "ours", "ours"],
      [
        "the next of ours, when somebody put it in use early",
        [one("ours", 50), one("ours2", 900)],
        "ours2",
        "ours",
        "ours2",
      ],
      ["the later of ours, when somebody went back", [one("ours", 50), one("ours2", 900)], "ours", "ours2", "ours2"],
      ["somebody else's, when ours is gone", [one("theirs", 90)], "theirs", "ours", "theirs"],
    ],
  )("is %s", (_, list, preferred, activated, result) => {
    const signing = {
      certificates: inOrder(list),
      preferred,
      activated,
      renewBefore: 60,
      activateBefore: 30,
      now: NOW,
    };
    expect(certificateToUse(signing)?.thumbprint).toBe(result);
  });
});

describe("another certificate is made, 60 days before the end", () => {
  it.each<[rule: string, list: SigningCertificate[], preferred: string, made: boolean]>([
    ["when there is none", [], "", true],
    ["not while ours lasts", [one("ours", 61)], "ours", false],
    ["when ours has 60 days left", [one("ours", 60)], "ours", true],
    ["when ours has ended", [one("ours", -1)], "ours", true],
    ["not when the next one is there", [one("ours", 20), one("ours2", 900)], "ours", false],
    ["not while somebody else's in use lasts", [one("theirs", 61)], "theirs", false],
    ["when somebody else's in use has 60 days left", [one("theirs", 60)], "theirs", true],
    ["when only one that is not in use lasts", [one("theirs", 20), one("other", 900)], "theirs", true],
  ])("%s", (_, list, preferred, made) => {
    expect(needsAnother(inOrder(list), preferred, 60, NOW)).toBe(made);
  });
});

describe("the certificate that waits", () => {
  it("is the last of ours behind the one in use", () => {
    const [old, young] = [one("theirs", 40), one("ours", 900)];
    expect(nextCertificate([old, young], old, NOW)).toBe(young);
    expect(nextCertificate([old, young], young, NOW)).toBeUndefined();
    expect(nextCertificate([old], old, NOW)).toBeUndefined();
  });

  it.each<[rule: string, left: number, age: number, day: string]>([
    ["30 days before that one's end", 40, 40, "2026-12-05"],
    ["30 days after it was made, when it was made late", 40, 5, "2026-12-20"],
    ["at that one's end, when it was made too late", 20, 0, "2026-12-15"],
  ])("takes over %s", (_, left, age, day) => {
    const days = { renewBefore: 60, activateBefore: 30 };
    expect(handover(one("theirs", left), one("ours", 900, age), days)).toBe(`${day}T00:00:00Z`);
  });

  it("is not in use by being there: one that has ended is not, nor one that Graph does not name", () => {
    expect(certificateInUse([one("ours", 900)], "", NOW)).toBeUndefined();
    expect(certificateInUse([one("theirs", -1)], "theirs", NOW)).toBeUndefined();
  });
});

describe("signing certificates of a service principal", () => {
  const verify = {
    usage: "Verify",
    keyId: "k",
    customKeyIdentifier: "c",
    displayName: "CN=goto-access",
    startDateTime: "2026-11-25T01:02:03.4560000Z",
    endDateTime: "2029-11-25T00:00:00.0000000Z",
    key: Buffer.from("der").toString("base64"),
  };
  const sign = { ...verify, usage: "Sign", keyId: "s", key: null };

  it("are those that have an entry to sign too, ours by their subject", () => {
    const signsIn = { ...verify, customKeyIdentifier: "other" };
    expect(signingCertificates([sign, verify, signsIn])).toEqual([
      {
        keyId: "k",
        customKeyIdentifier: "c",
        certificate: verify.key,
        thumbprint: "7D44C33CF9A82AB9BD5300D266784504E9772177",
        since: "2026-11-25T01:02:03Z",
        until: "2029-11-25T00:00:00Z",
        isOurs: true,
      },
    ]);
    expect(signingCertificates([sign, { ...verify, displayName: "CN=x" }])[0]?.isOurs).toBe(false);
  });

  it.each([
    ["data", { key: null }],
    ["end", { endDateTime: "soon" }],
    ["beginning", { startDateTime: null }],
    ["id", { keyId: undefined }],
  ])("without %s are not believed", (_, change) => {
    expect(() => signingCertificates([sign, { ...verify, ...change }])).toThrow(UntrustworthyAnswerError);
  });
});
