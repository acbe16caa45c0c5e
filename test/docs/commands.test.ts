import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type KnownCommands, knownCommands, mistakeIn, type Written, writtenCommands } from "./commands";
import { anchorsOf, linksOf } from "./links";
import { pages } from "./pages";

const PROJECT = join(__dirname, "../..");
const all = pages();
const commands = all.flatMap(writtenCommands);
let known: KnownCommands;
beforeAll(async () => {
  known = await knownCommands();
});

describe("a command in README.md and docs/", () => {
  test.each(commands.map((one) => [`${one.page}:${one.line} ${one.text}`, one] as const))(
    "exists: %s",
    (_name, one) => {
      expect(mistakeIn(one, known)).toBeUndefined();
    },
  );

  const none: [text: string, mistake: RegExp][] = [
    ["npm run nothing", /no script "nothing"/],
    ["npx goto-access nothing", /no command "nothing"/],
    ["npx goto-access why", /missing required argument/],
    ["npx goto-access why ann.ray@contoso.com bob.ray@contoso.com", /too many arguments/],
    ["npx goto-access report --colour", /unknown option/],
    ["npx goto-access report --format pdf", /Allowed choices/],
    ["npx goto-access import --out", /argument missing/],
    ["npm run pulumi -- uup", /no command "uup" of Pulumi/],
    ["npm run pulumi -- stack unit", /no command "unit" of pulumi stack/],
    ["npm run pulumi -- up --now", /no option "--now" of pulumi up/],
  ];
  test.each(none)("that does not exist is found: %s", (text, mistake) => {
    const written: Written = { page: "page.md", line: 1, text, isWhole: true };
    expect(mistakeIn(written, known)).toMatch(mistake);
  });

  test("is read from every page that has some", () => {
    const read = new Set(commands.map(({ page }) => page));
    expect([...read]).toEqual(expect.arrayContaining(["README.md", "docs/adopt.md", "docs/operations.md"]));
    expect(commands.length).toBeGreaterThan(80);
  });
});

describe("a link in README.md and docs/", () => {
  const links = all.flatMap(linksOf);

  test.each(links.map((one) => [`${one.page}: ${one.target}`, one] as const))("leads somewhere: %s", (_name, one) => {
    const [file = "", anchor] = one.target.split("#");
    const path = file === "" ? join(PROJECT, one.page) : join(PROJECT, dirname(one.page), file);
    expect(existsSync(path), path).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(readFileSync(path, "utf8"))).toContain(anchor);
  });

  test("is read", () => expect(links.length).toBeGreaterThan(60));
});
