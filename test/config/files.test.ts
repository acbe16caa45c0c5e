import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "../../config";
import { block, said, withFolder } from "./folder";

/** The message of the error that loading the folder throws. */
function messageOf(folder: string): string {
  try {
    loadConfig(folder);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("it was loaded");
}

const HOLDS = "the folder that holds assignments.yaml, as the setting goto-access:configDir";
const MAKE = "the file, with `npx goto-access init` or after the example";

describe("a folder", () => {
  test("that does not exist, or is a file, is named", () => {
    withFolder({}, (folder) => {
      const missing = join(folder, "none");
      expect(messageOf(missing)).toBe(block(`${missing}:1:1  the folder does not exist`, "", HOLDS));
      const file = join(folder, "roles.yaml");
      expect(messageOf(file)).toBe(block(`${file}:1:1  this is a file, not a folder`, "", HOLDS));
    });
  });

  test("that is empty lacks three files; policy.yaml may be missing", () => {
    const none = undefined;
    const files = { "assignments.yaml": none, "roles.yaml": none, "application.yaml": none, "policy.yaml": none };
    expect(said(files)).toEqual(
      ["assignments", "roles", "application"].map((name) =>
        block(`${name}.yaml:1:1  the file does not exist`, "", MAKE),
      ),
    );
  });
});

describe("a file", () => {
  test("is not passed over because of a slip in its name", () => {
    expect(said({ "policy.yaml": undefined, "polcy.yml": "protected: [root@contoso.com]\n" })).toEqual([
      block("policy.yaml:1:1  the file does not exist", "", "the name policy.yaml instead of polcy.yml"),
    ]);
  });

  test("of another name is pointed out, because it is not read", () => {
    const instead =
      "its content in assignments.yaml, roles.yaml, application.yaml, policy.yaml, or keep the file elsewhere";
    expect(said({ "people.yaml": "a: 1\n" })).toEqual([
      block("people.yaml:1:1  warning: this file is not read", "", instead),
    ]);
  });

  test("that is a folder, or a link to nothing, is refused", () => {
    const folder = mkdtempSync(join(tmpdir(), "config-"));
    try {
      mkdirSync(join(folder, "assignments.yaml"));
      symlinkSync(join(folder, "none"), join(folder, "roles.yaml"));
      symlinkSync(join(folder, "none"), join(folder, "policy.yaml"));
      writeFileSync(join(folder, "application.yaml"), "application: { existing: A }\n");
      expect(messageOf(folder)).toBe(
        [
          block(`${folder}/assignments.yaml:1:1  this is not a file`, "", "a YAML file named assignments.yaml"),
          block(`${folder}/roles.yaml:1:1  the file does not exist`, "", MAKE),
          block(`${folder}/policy.yaml:1:1  the file does not exist`, "", MAKE),
        ].join("\n"),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.skipIf(process.getuid?.() === 0)("that may not be read is refused", () => {
    withFolder({}, (folder) => {
      chmodSync(join(folder, "roles.yaml"), 0);
      const head = `${folder}/roles.yaml:1:1  the file may not be read`;
      expect(messageOf(folder)).toBe(block(head, "", "a file that the current user may read"));
    });
  });

  test("that is larger than 2 MB is refused unread", () => {
    const large = `${"#".repeat(5 * 1024 * 1024)}\n`;
    const head = "assignments.yaml:1:1  the file is larger than 2 MB";
    expect(said({ "assignments.yaml": large })).toEqual([block(head, "", "groups instead of people")]);
  });

  test.each([
    ["Latin-1", Buffer.from("roles:\n  caf\u00e9: {}\n", "latin1"), "2:6"],
    ["UTF-16", Buffer.from("\ufeffroles: {}\n", "utf16le"), "1:1"],
  ])("in %s is refused at the first byte that is not UTF-8", (_name, bytes, place) => {
    const head = `roles.yaml:${place}  the file is not UTF-8 from here on`;
    expect(said({ "roles.yaml": bytes })).toEqual([block(head, "", "the same text, saved as UTF-8")]);
  });
});
