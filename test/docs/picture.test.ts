import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { forReaders } from "../../cli/picture/for-readers";
import { terminalSvg } from "../../cli/picture/terminal-svg";

const ID = "05e40000-0000-4000-8000-000000000004";
const PARTS = [
  ["GoTo: 1 to create", "  create mei.lin@contoso.com (support, by name)"],
  [
    "    ~ pulumi-nodejs:dynamic/goto:Roster: (update)",
    "      ~ order     : [",
    '          ~ [1]: "via Sales" => "via Support"',
    "        ]",
    "      ~ people    :",
    "            @roster 1",
    `          - bob.ray@contoso.com\torganizer\tBob\tRay\tvia Sales\t${ID}`,
    `          + mei.lin@contoso.com\tsupport\tMei\tLin\tby name\t${ID}`,
  ],
  ["warning: Accounts in GoTo", "  eve.harper@example.org (ACTIVE)"],
  ["        + azuread:index/appRoleAssignment:AppRoleAssignment: (create)"],
  ["Resources:", "    + 4 to create"],
];

describe("the picture of a preview", () => {
  test("has its parts in one order, whatever order they came in, without what tells little", () => {
    const expected = [
      "GoTo: 1 to create",
      "  create mei.lin@contoso.com (support, by name)",
      "    ~ pulumi-nodejs:dynamic/goto:Roster: (update)",
      "      ~ people    :",
      "          - bob.ray@contoso.com  organizer  Bob  Ray  via Sales",
      "          + mei.lin@contoso.com  support    Mei  Lin  by name",
      "warning: Accounts in GoTo",
      "  eve.harper@example.org (ACTIVE)",
      "        + azuread:index/appRoleAssignment:AppRoleAssignment: (create)",
    ];
    expect(forReaders(PARTS.flat())).toEqual(expected);
    expect(forReaders(PARTS.toReversed().flat())).toEqual(expected);
  });

  test("takes whatever a line says as text", () => {
    const svg = terminalSvg("pulumi", ['+ <script>alert("1") & x</script>']);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&#60;script&#62;alert(&#34;1&#34;) &#38; x");
  });

  test("shows what comes, goes and changes in colours of their own, for bright and dark", () => {
    const svg = terminalSvg("pulumi", ["+ a", "- b", "~ c", "d"]);
    expect([...svg.matchAll(/<text class="(\w+)"/g)].map((match) => match[1])).toEqual([
      "plus",
      "minus",
      "change",
      "quiet",
    ]);
    expect(svg).toContain("@media (prefers-color-scheme: dark)");
    expect(svg).not.toMatch(/<(script|image|use|foreignObject)|url\(|@import/);
  });

  test("is in docs/, and was made by this code", () => {
    const svg = readFileSync(join(__dirname, "../../docs/preview.svg"), "utf8");
    expect(svg).toContain("$ pulumi preview --diff");
    expect(svg).toContain("suspend bob.ray@contoso.com");
    const frame = (text: string) => text.slice(text.indexOf("<style>"), text.indexOf("</style>"));
    expect(frame(svg), "run npm run picture").toBe(frame(terminalSvg("pulumi preview --diff", [])));
  });
});
