import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { exceptions, parseExceptions } from "../../toolchain/supply/exceptions";
import { readGovulncheck } from "../../toolchain/supply/govulncheck";
import { judge } from "../../toolchain/supply/judge";
import { readAudit } from "../../toolchain/supply/npm-audit";
import { installGo } from "../toolchain/go-stand-in";
import { temporaryFolder } from "../toolchain/stand-ins";

const PROJECT = join(__dirname, "../..");
const RECORDED = join(__dirname, "recorded");
// Printed by npm 11.19 and govulncheck 1.6 of these packages and modules, for invented vulnerabilities.
const AUDIT = readFileSync(join(RECORDED, "npm-audit.json"), "utf8");
const GOVULNCHECK = readFileSync(join(RECORDED, "govulncheck.txt"), "utf8");

const FINDING = {
  id: "GHSA-aaaa-bbbb-cccc",
  where: "npm axios",
  title: "Invented: axios follows redirects for ever",
  url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
};
const accepted = (until: string, id = FINDING.id) => ({ id, until, reason: "Our requests follow no redirect." });

describe("what the scanners say", () => {
  it("is read from npm audit: each advisory once, not what only depends on it", () => {
    expect(readAudit(AUDIT)).toEqual([FINDING]);
    const dependent = { vulnerabilities: { ...JSON.parse(AUDIT).vulnerabilities, other: { via: ["axios"] } } };
    expect(readAudit(JSON.stringify(dependent))).toEqual([FINDING]);
  });

  it("is an error, and not nothing, when npm has no answer", () => {
    expect(() => readAudit('{"message":"405 Method Not Allowed","statusCode":405}')).toThrow(
      "npm audit has no answer: 405 Method Not Allowed. It needs a registry that knows advisories (npm config get registry).",
    );
  });

  it("is read from govulncheck: what the program reaches, not what is only in a module", () => {
    expect(GOVULNCHECK.match(/"osv": "GO-2099-0002"/g)).toHaveLength(1);
    expect(readGovulncheck(GOVULNCHECK, "pulumi")).toEqual([
      {
        id: "GO-2099-0001",
        where: "pulumi: github.com/blang/semver v3.5.1+incompatible",
        title: "Invented: endless loop in github.com/blang/semver",
        url: "https://pkg.go.dev/vuln/GO-2099-0001",
      },
    ]);
  });
});

describe("a finding", () => {
  const open =
    "GHSA-aaaa-bbbb-cccc in npm axios: Invented: axios follows redirects for ever (https://github.com/advisories/GHSA-aaaa-bbbb-cccc). Update it, or explain in toolchain/supply/exceptions.yaml why it does not concern this project.";

  it.each([
    ["with no exception is open", [FINDING], [], [open], 0],
    ["with an exception is explained, on its last day too", [FINDING], [accepted("2026-11-30")], [], 1],
    [
      "is open again the day after",
      [FINDING],
      [accepted("2026-11-29")],
      [
        open,
        "toolchain/supply/exceptions.yaml: GHSA-aaaa-bbbb-cccc was accepted until 2026-11-29, and is still found. Update what has it, or look at it again.",
      ],
      0,
    ],
    [
      "with an exception for another one is open, and that exception too",
      [FINDING],
      [accepted("2027-01-01", "GO-2099-0001")],
      [open, "toolchain/supply/exceptions.yaml: GO-2099-0001 is found no more. Remove its entry."],
      0,
    ],
    [
      "that is gone leaves an exception to be removed",
      [],
      [accepted("2026-01-01")],
      ["toolchain/supply/exceptions.yaml: GHSA-aaaa-bbbb-cccc is found no more. Remove its entry."],
      0,
    ],
    ["that is not there needs nothing", [], [], [], 0],
  ])("%s", (_, findings, given, lines, explained) => {
    const verdict = judge(findings, given, "2026-11-30");
    expect(verdict.open).toEqual(lines);
    expect(verdict.explained).toHaveLength(explained);
  });
});

describe("an exception", () => {
  const entry = (rest: string) => `exceptions:\n  - { id: GHSA-aaaa-bbbb-cccc, ${rest} }`;

  it("has a vulnerability, a last day and a reason; the committed ones do", () => {
    expect(exceptions()).toEqual(expect.any(Array));
    expect(parseExceptions(entry("until: 2026-12-31, reason: Our requests follow no redirect."))).toEqual([
      accepted("2026-12-31"),
    ]);
  });

  it.each([
    ["no last day", "reason: Our requests follow no redirect."],
    ["a last day that is none", "until: 2026-02-30, reason: Our requests follow no redirect."],
    ["no reason", "until: 2026-12-31"],
    ["a reason that says nothing", "until: 2026-12-31, reason: fine"],
    ["a key that nobody reads", "until: 2026-12-31, reason: Our requests follow no redirect., severity: low"],
  ])("with %s is refused", (_, rest) => {
    expect(() => parseExceptions(entry(rest))).toThrow("toolchain/supply/exceptions.yaml: ");
  });
});

/** A registry that knows the advisories it is given and nothing else; `undefined`: it knows no advisories at all. */
async function registry(advisories: object | undefined): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const asked = request.url?.endsWith("/advisories/bulk");
      response.statusCode = asked ? (advisories ? 200 : 405) : 404;
      response.setHeader("content-type", "application/json").end(JSON.stringify(asked ? (advisories ?? {}) : {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** The command with the real npm, and a Go whose govulncheck prints what was recorded, or nothing. */
async function look(advisories: object | undefined, says: "recorded" | "nothing") {
  const bin = temporaryFolder();
  const prints = says === "recorded" ? `/bin/cat ${join(RECORDED, "govulncheck.txt")}` : ":";
  installGo(bin, `printf '#!/bin/sh\\n${prints}\\n' > "$out"; /bin/chmod 755 "$out"`);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    npm_config_registry: await registry(advisories),
  };
  const script = join(PROJECT, "toolchain/supply/vulnerabilities.ts");
  const child = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), script], { cwd: PROJECT, env });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (said.stdout += text));
  child.stderr.on("data", (text) => (said.stderr += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, ...said };
}

describe("the look for vulnerabilities", { timeout: 120_000 }, () => {
  it("asks npm and Go, each program of Pulumi's, and is red for what they know", async () => {
    const axios = {
      url: FINDING.url,
      title: FINDING.title,
      severity: "high",
      id: 1,
      vulnerable_versions: "<99.0.0",
      cwe: [],
      cvss: {},
    };
    const { code, stdout, stderr } = await look({ axios: [axios] }, "recorded");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "vulnerabilities: 4 found, 0 explained, 4 to be done\n" });
    expect(stderr).toContain("GHSA-aaaa-bbbb-cccc in npm axios: Invented");
    for (const program of ["pulumi", "pulumi-language-nodejs", "pulumi-resource-azuread"]) {
      expect(stderr).toContain(`GO-2099-0001 in ${program}: github.com/blang/semver`);
    }
  });

  it("is green when they know nothing, and red when npm's registry does not answer", async () => {
    expect(await look({}, "nothing")).toMatchObject({
      code: 0,
      stdout: "vulnerabilities: 0 found, 0 explained, 0 to be done\n",
    });
    const silent = await look(undefined, "nothing");
    expect(silent.code).toBe(1);
    expect(silent.stderr).toContain("npm audit has no answer: 405");
  });
});
