import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAllowed } from "../../toolchain/supply/allowed-licences";
import { allDependencies, type Use } from "../../toolchain/supply/dependencies";
import { allGoModules, goLicences, keyOf } from "../../toolchain/supply/go-licences";
import { licencePage } from "../../toolchain/supply/licence-page";
import { licenceProblems } from "../../toolchain/supply/licence-problems";
import { licenceIn } from "../../toolchain/supply/licence-text";
import { temporaryFolder } from "../toolchain/stand-ins";

const PROJECT = join(__dirname, "../..");
const PAGE = "docs/licences.md";

/** What the check reads, in a folder of its own where a test can change it. */
function copy(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "docs"));
  for (const name of ["package.json", "package-lock.json", "toolchain", PAGE]) {
    cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

function check(folder: string) {
  const args = ["--require", require.resolve("tsx/cjs"), join(folder, "toolchain/supply/licences.ts"), "--check"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { status, lines: stderr.trim().split("\n") };
}

describe("the licences of all dependencies", () => {
  it("are known and allowed where they are used, and docs/licences.md has them (npm run licences -- --write)", () => {
    expect(licenceProblems(allDependencies(), goLicences())).toEqual([]);
    expect(readFileSync(join(PROJECT, PAGE), "utf8")).toBe(licencePage(allDependencies()));
  });

  it("are listed for exactly the versions of Go modules that the tools are built with", () => {
    expect(Object.keys(goLicences())).toEqual(allGoModules().map(keyOf).sort());
  });

  it.each<readonly [string | undefined, Use, boolean]>([
    ["MIT", "production", true],
    ["(BSD-3-Clause AND Apache-2.0)", "production", true],
    ["(GPL-3.0-only OR MIT)", "production", true],
    ["MIT AND GPL-3.0-only", "production", false],
    ["MPL-2.0", "production", false],
    ["MPL-2.0", "programs", true],
    ["MPL-2.0", "development", true],
    ["BUSL-1.1", "programs", false],
    ["AGPL-3.0-only", "development", false],
    ["UNLICENSED", "development", false],
    [undefined, "production", false],
  ])("%s in %s: allowed %s", (licence, use, wanted) => {
    expect(isAllowed({ licence, use })).toBe(wanted);
  });
});

describe("npm run licences -- --check", () => {
  it("is green for this project", () => {
    const { status, lines } = check(copy());
    expect({ status, last: lines.at(-1) }).toEqual({
      status: 0,
      last: expect.stringMatching(/^licences: \d+ dependencies, 0 problems$/),
    });
  });

  it("is red, by name, for a licence that is not allowed", () => {
    const folder = copy();
    const file = join(folder, "package-lock.json");
    const lock = JSON.parse(readFileSync(file, "utf8"));
    lock.packages["node_modules/axios"].license = "GPL-3.0-only";
    writeFileSync(file, JSON.stringify(lock));
    const { status, lines } = check(folder);
    expect(status).toBe(1);
    expect(lines[0]).toMatch(
      /^axios@\S+ \(production\) has the licence GPL-3\.0-only, which is not allowed there\. Replace the package, or /,
    );
  });

  it("is red for a package whose licence nobody knows", () => {
    const folder = copy();
    const file = join(folder, "package-lock.json");
    const lock = JSON.parse(readFileSync(file, "utf8"));
    lock.packages["node_modules/@logdna/tail-file"].license = "SEE LICENSE IN README.md";
    writeFileSync(file, JSON.stringify(lock));
    const { status, lines } = check(folder);
    expect({ status, line: lines[0] }).toMatchObject({
      status: 1,
      line: expect.stringContaining("tail-file@2.2.0 (production) has the licence that nobody knows"),
    });
  });

  it("is red for another version of a Go module, and for the one in the list that is no longer used", () => {
    const folder = copy();
    for (const name of ["pulumi", "language-nodejs", "azuread"]) {
      for (const [file, blank] of [
        ["go.mod", " "],
        ["go.sum", " "],
      ] as const) {
        change(
          join(folder, "toolchain/go", name, file),
          `github.com/mattn/go-localereader${blank}v0.0.1`,
          "github.com/mattn/go-localereader v0.0.2",
        );
      }
    }
    const { status, lines } = check(folder);
    expect(status).toBe(1);
    expect(lines.slice(0, 2)).toEqual([
      "github.com/mattn/go-localereader@v0.0.2 is not in toolchain/supply/go-licences.json. Run: npm run licences -- --write",
      "github.com/mattn/go-localereader@v0.0.1 is in toolchain/supply/go-licences.json but in no go.mod. Run: npm run licences -- --write",
    ]);
  });

  it("is red for a stale page", () => {
    const folder = copy();
    change(join(folder, PAGE), "| axios | MIT |", "| axios | ISC |");
    expect(check(folder)).toMatchObject({
      status: 1,
      lines: ["docs/licences.md is stale. Run: npm run licences -- --write", expect.anything()],
    });
  });
});

describe("the licence of a text", () => {
  const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software, to deal in the Software without restriction, subject to the following conditions:`;
  const BSD = "Redistribution and use in source and binary forms, with or without modification, are permitted.";

  it.each([
    ["MIT", { LICENSE: MIT }],
    ["BSD-2-Clause", { "LICENCE.md": BSD }],
    ["BSD-3-Clause", { COPYING: `${BSD}\nNeither the name of the copyright holder nor …` }],
    ["Apache-2.0", { "LICENSE.txt": "                Apache License\n      Version 2.0, January 2004" }],
    ["MPL-2.0", { LICENSE: "Mozilla Public License Version 2.0\n … the GNU General Public License, Version 2.0 …" }],
    ["Apache-2.0 AND MIT", { LICENSE: MIT, "LICENSE-APACHE": "Apache License, Version 2.0" }],
    ["BUSL-1.1", { LICENSE: "Business Source License 1.1" }],
    ["LicenseRef-GNU", { COPYING: "GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007" }],
    [undefined, { LICENSE: "Ask me." }],
    [undefined, { "README.md": MIT }],
  ])("is %s", (licence, files) => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    expect(licenceIn(folder)).toBe(licence);
  });
});
