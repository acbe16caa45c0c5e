import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeUnmanaged } from "../../providers/goto/inputs";
import type { GotoUser } from "../../providers/goto/objects";
import type { Person } from "../../providers/goto/people";
import type { Roster } from "../../providers/goto/roster";
import { warnOfLookAlikes } from "../../stacks/look-alikes";

/** What a run says of people, and of accounts that are nobody's. */
function warned(people: readonly string[], unmanaged: readonly string[] = []): string[] {
  const said: string[] = [];
  vi.spyOn(pulumi.log, "warn").mockImplementation(async (text: string) => void said.push(text));
  const text = encodeUnmanaged(unmanaged.map((email) => ({ email, status: "ACTIVE" }) as GotoUser));
  const roster = { unmanaged: { apply: (use: (text: string) => void) => use(text) } } as unknown as Roster;
  warnOfLookAlikes(
    roster,
    people.map((email) => ({ email }) as Person),
  );
  return said;
}

describe("addresses that look like others", () => {
  afterEach(() => vi.restoreAllMocks());

  it("are one warning, of people and of accounts that no assignment names", () => {
    expect(warned(["ada@contoso.com", "\u0440avel@contoso.com"], ["\u0430da@contoso.com"])).toEqual([
      [
        "Addresses that look like others (2):",
        "  \u0430da@contoso.com looks like ada@contoso.com: \u0430 (U+0430 Cyrillic) for a (U+0061 Latin)",
        "  \u0440avel@contoso.com mixes Latin and Cyrillic letters in one name: \u0440 (U+0440 Cyrillic)",
        "Make sure, letter by letter, that they are who they seem; nothing is held for it.",
      ].join("\n"),
    ]);
  });

  it("are nothing to speak of where there are none", () => {
    expect(warned(["ada@contoso.com", "z\u00f6e@contoso.com"], ["eve@contoso.com"])).toEqual([]);
  });

  it("are counted where they are many", () => {
    const many = Array.from({ length: 25 }, (_, n) => `p\u0430t${n}@contoso.com`);
    const lines = (warned(many)[0] ?? "").split("\n");
    expect(lines).toHaveLength(1 + 20 + 1 + 1);
    expect(lines[0]).toBe("Addresses that look like others (25):");
    expect(lines[21]).toBe("  … and 5 more");
  });

  it("are shown with marks for what nobody sees", () => {
    expect(warned([], ["\u0430da\u202e@contoso.com"])[0]).toContain("\u0430da\\u{202e}@contoso.com");
  });
});
