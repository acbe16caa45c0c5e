import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { EXEMPT, search } from "./canaries";
import { FORM_NAMES, written } from "./canaries-forms";
import { startStage } from "./stage";

const folder = mkdtempSync(join(tmpdir(), "goto-access-canaries-"));
afterAll(() => rmSync(folder, { recursive: true }));

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (name: string) => `${part({ alg: "RS512" })}.${part({ sub: name })}.${part(`signature of ${name}`)}`;

/** One of each kind. */
const CANARIES: Readonly<Record<string, string>> = {
  "GoTo's client secret": "CANARY/goto+client?",
  "a personal access token": "CANARY-pat",
  "a refresh token": token("CANARY refresh"),
  "an access token of GoTo's": token("CANARY access"),
  "Entra's client secret": 'CANARY~8Q"entra\\secret',
  "an assertion of the pipeline's": token("CANARY assertion"),
  "a SCIM secret token": "CANARY-scim",
  "a private key": "-----BEGIN PRIVATE KEY-----\nCANARYkey\n-----END PRIVATE KEY-----\n",
  passphrase: "CANARY pässphrase €",
};

const FILES = [
  "state/.pulumi/stacks/goto-access/demo.json",
  "state/.pulumi/backups/goto-access/demo/demo.1.json",
  "state/.pulumi/history/goto-access/demo/demo-1.checkpoint.json",
  "home/logs/demo.log",
  ".goto-access/activity.jsonl",
  ".goto-access/activity.jsonl.stopped",
  "Pulumi.demo.yaml",
  "report.html",
  "reviewed.txt",
  "npm-debug.log",
  "report.20261130.103000.4711.0.001.json",
  "Heap.20261130.103000.4711.0.001.heapsnapshot",
  "core.4711",
];
const TEXTS = ["printed", "arguments"];

/** The places where something is found when all files and all texts have this content. */
function foundIn(content: Buffer): string[] {
  for (const file of FILES) write(file, content);
  const texts = Object.fromEntries(TEXTS.map((kind) => [kind, [content.toString("utf8")]]));
  const { leaks } = search({ environment: {}, secrets: Object.values(CANARIES), texts, folder });
  for (const file of FILES) rmSync(join(folder, file));
  return [...new Set(leaks.map(({ place }) => place))].sort();
}

function write(file: string, content: Buffer | string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

describe("a secret is found", () => {
  it.each(Object.entries(CANARIES))("whatever its form and its place: %s", (_, secret) => {
    for (const form of FORM_NAMES) {
      for (const text of written(secret, form)) {
        const content = Buffer.concat([Buffer.from("…".repeat(99)), Buffer.from(text, "latin1"), Buffer.from("\n}")]);
        // What is printed is text, so that what memory holds may not be in it as it is.
        const places = form === "UTF-16" ? FILES : [...FILES, ...TEXTS];
        expect(foundIn(content), `${form}: ${text}`).toEqual(expect.arrayContaining(places));
      }
    }
  });

  it.each(["base64", "base64url"] as const)("at any place in a longer text that was encoded as %s", (encoding) => {
    for (const secret of Object.values(CANARIES)) {
      for (const before of ["", "a", "ab", "client:"]) {
        const content = Buffer.from(Buffer.from(`${before}${secret}:end`).toString(encoding));
        expect(foundIn(content)).toContain("home/logs/demo.log");
      }
    }
  });

  it("when only the password or the path of an address is there", () => {
    const secrets = ["smtp://robot:CANARY%2Fmail@mail.test:25", "https://hooks.test/services/CANARY"];
    for (const printed of ["denied for CANARY/mail", "POST /services/CANARY was answered with 500"]) {
      expect(search({ environment: {}, secrets, texts: { printed: [printed] }, folder }).leaks).toHaveLength(1);
    }
  });

  it("in an environment by the name of its variable", () => {
    const environment = { GOTO_CLIENT_SECRET: "CANARY-1", ARM_CLIENT_SECRET: "CANARY-2", ARM_TENANT_ID: "a-tenant" };
    const texts = { printed: ["CANARY-1 CANARY-2 a-tenant"] };
    expect(search({ environment, texts, folder })).toMatchObject({ leaks: [{}, {}], canaries: 2 });
  });

  it("by its looks, when nobody knows it", () => {
    const texts = { printed: [`sent ${token("unknown")} and Authorization: Bearer abcdefgh123`] };
    expect(search({ environment: {}, texts, folder }).leaks).toHaveLength(2);
  });
});

it("what is no secret is left in peace, and so are files that are made to hold one and what links lead to", () => {
  const secrets = Object.values(CANARIES);
  for (const file of Object.keys(EXEMPT)) write(file, secrets.join("\n"));
  const elsewhere = mkdtempSync(join(tmpdir(), "goto-access-canaries-"));
  writeFileSync(join(elsewhere, "secret"), secrets.join("\n"));
  symlinkSync(elsewhere, join(folder, "node_modules"));
  write("state/demo.json", '{ "secure": "v1:abc", "who": "canary@contoso.com" }');
  const { leaks, canaries, bytes } = search({
    environment: {},
    secrets,
    texts: { printed: ["Bearer of news"] },
    folder,
  });
  expect(leaks).toEqual([]);
  expect(canaries).toBe(new Set(secrets).size + 3);
  expect(bytes).toEqual({ printed: 14, files: 51 });
  rmSync(elsewhere, { recursive: true });
});

it("a stage that has let out what a simulator has heard cannot be closed", async () => {
  const stage = await startStage(demoWorld);
  const { GOTO_API_URL, GOTO_CLIENT_ID, GOTO_CLIENT_SECRET } = stage.sandbox.environment;
  expect((await stage.pulumi("preview")).code).toBe(0);
  stage.note(`${GOTO_API_URL} ${GOTO_CLIENT_ID}`);
  writeFileSync(join(stage.sandbox.folder, "report.1.json"), JSON.stringify({ header: GOTO_CLIENT_SECRET }));
  await expect(stage.close()).rejects.toThrow(/report\.1\.json/);
});

it("a program that falls over as Pulumi starts it prints nothing of its environment, and leaves no dump", () => {
  const yaml = readFileSync(join(__dirname, "../../Pulumi.yaml"), "utf8");
  const given = /nodeargs: "(.*)"/.exec(yaml)?.[1]?.split(" ") ?? expect.fail("Pulumi.yaml has no nodeargs");
  const environment = { PATH: process.env.PATH, GOTO_CLIENT_SECRET: CANARIES["GoTo's client secret"] };
  const folder = mkdtempSync(join(tmpdir(), "goto-access-crash-"));
  const project = join(__dirname, "../..");
  for (const name of ["node_modules", "providers", "stacks"]) symlinkSync(join(project, name), join(folder, name));
  const script = 'require("./providers/goto/provider"); setTimeout(() => { throw new Error("fallen over"); });';
  const { stderr, status } = spawnSync(process.execPath, [...given, "-e", script], { cwd: folder, env: environment });
  expect([status, stderr.toString()]).toEqual([1, expect.stringContaining("fallen over")]);
  expect(search({ environment, texts: { printed: [stderr.toString()] }, folder }).leaks).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(["node_modules", "providers", "stacks"]);
  rmSync(folder, { recursive: true });
});
