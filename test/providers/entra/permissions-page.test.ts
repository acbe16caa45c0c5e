import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type GraphUse, judgePermissions } from "../../../providers/entra/permissions";
import { linesOf, tablesOfSections } from "../../behaviour/tables";

const PAGE = readFileSync(join(__dirname, "../../../docs/permissions.md"), "utf8");
const MODES = ["direct", "entra"] as const;
const USES: readonly GraphUse[] = MODES.flatMap((mode) => [true, false].map((claims) => ({ mode, claims })));

/** Every need under some use, with what is lost without it. */
function needsOf(use: GraphUse) {
  const { missing, optional } = judgePermissions({ names: [] }, use);
  return [...missing.map((need) => ({ ...need, lost: "the run fails" })), ...optional];
}

/** They as the page has them: what for, the least permissions, when, and what is lost. */
function rowsOf(use: GraphUse): string[] {
  return needsOf(use).map(({ what, permissions, lost }) =>
    [what, permissions.map((name) => `\`${name}\``).join(" with "), usedIn(what), lost].join(" | "),
  );
}

/** When something is needed, in the page's words. */
function usedIn(what: string): string {
  const uses = USES.filter((use) => needsOf(use).some((need) => need.what === what));
  if (uses.length === USES.length) return "always";
  const [mode, ...others] = new Set(uses.map((use) => use.mode));
  return others.length === 0 ? `mode \`${mode}\`` : "`claims` of `sso.saml`";
}

describe("docs/permissions.md", () => {
  it("lists every Graph permission that the code asks for, what for, when, and what is lost without it", () => {
    const [table] = tablesOfSections(PAGE);
    if (table === undefined) throw new Error("the page has no table");
    const [, ...rows] = linesOf(table);
    expect(rows.sort()).toEqual([...new Set(USES.flatMap(rowsOf))].sort());
  });
});
