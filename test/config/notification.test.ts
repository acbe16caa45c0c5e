import { expect, test } from "vitest";
import { readNotification } from "../../config";
import { withFolder } from "./folder";

const ASKED = "provisioning: { notificationEmail: it@contoso.com, notifyOnFailure: true }\n";
const SOME = { notificationEmail: "it@contoso.com", notifyOnFailure: true };
const NONE = { notifyOnFailure: false };

test.each([
  ["what application.yaml says", { "application.yaml": `application: { existing: A }\n${ASKED}` }, SOME],
  ["nobody, when it says nothing", {}, NONE],
  [
    "what it says though other files are broken",
    { "application.yaml": ASKED, "assignments.yaml": "- [", "roles.yaml": undefined },
    SOME,
  ],
  ["what it says though it has mistakes elsewhere", { "application.yaml": `aplication: {}\n${ASKED}` }, SOME],
  [
    "no address that is not text",
    { "application.yaml": "provisioning: { notificationEmail: [1], notifyOnFailure: yes }\n" },
    NONE,
  ],
  ["nobody, when it is not YAML", { "application.yaml": "\u0000{{" }, NONE],
  ["nobody, when it is missing", { "application.yaml": undefined }, NONE],
])("who is mailed about a failure is %s", (_, files, expected) => {
  expect(withFolder(files, readNotification)).toEqual(expected);
});

test("nobody is mailed about a failure when the folder is missing", () => {
  expect(readNotification("/nowhere/at/all")).toEqual(NONE);
});
