import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runStep } from "../../cli/pipeline";
import { withoutCommands } from "../../cli/pipeline/no-commands";
import { quietHere } from "../cli/here";

const PROJECT = join(__dirname, "../..");
const FILTER = "sed -u -E -f cli/pipeline/no-commands.sed";

/** What somebody can be called, or a service can say, and how it may stand in a log. */
const LINES: readonly (readonly [said: string, logged: string])[] = [
  [
    "ann: ##vso[task.setvariable variable=GOTO_API_URL]https:/evil",
    "ann: # #vso[task.setvariable variable=GOTO_API_URL]https:/evil",
  ],
  ["##VSO[task.complete result=Succeeded;]##[add-mask]a", "# #VSO[task.complete result=Succeeded;]# #[add-mask]a"],
  ["###[error]x", "## #[error]x"],
  ["  ::add-mask::a", "  : :add-mask::a"],
  ["::stop-commands::x", ": :stop-commands::x"],
  ["Contoso::Sales ## 7 [x] #1", "Contoso::Sales ## 7 [x] #1"],
];

describe("what others have written is no command to the log of a pipeline", () => {
  it.each(LINES)("%s", (said, logged) => {
    expect(withoutCommands(said)).toBe(logged);
    const [sed = "", ...args] = FILTER.split(" ");
    expect(execFileSync(sed, args, { cwd: PROJECT, input: `${said}\n`, encoding: "utf8" })).toBe(`${logged}\n`);
    expect(withoutCommands(`first\n${said}`)).toBe(`first\n${logged}`);
  });

  it("where Pulumi or a report speaks: its step filters it", () => {
    const speaking = scripts().filter((script) => /pulumi -- (up|preview)/.test(script));
    expect(speaking).toHaveLength(4);
    for (const script of speaking) {
      const [before = "", after = ""] = script.split(FILTER);
      // Either all that follows is filtered on its way to the log, or what is in front of it.
      const all = before.endsWith("exec 2> >(") && /> preview\.json/.test(after);
      expect(all || /"\$\{up\[@\]\}" .* 2>&1 \| $/.test(before), script).toBe(true);
    }
  });

  it("on Azure DevOps, where such a step may set no variable but its own besides", () => {
    const steps = everyObject(read(".azure-pipelines/goto-access.yml"));
    const targets = steps
      .filter(({ task }) => task === "AzureCLI@2")
      .map(({ displayName, target }) => [displayName, target]);
    expect(Object.fromEntries(targets)).toEqual({
      "Preview and report": { commands: "restricted", settableVariables: ["code", "digest"] },
      "Find what bounds this run": undefined,
      Apply: { commands: "restricted", settableVariables: "none" },
    });
  });
});

describe("what git says of a pull request", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "goto-access-log-"));
    execFileSync("git", ["init", "--quiet", folder]);
    execFileSync("git", ["-C", folder, "remote", "add", "origin", folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is no command either, though it quotes names of the branch", async () => {
    const wanted = "##vso[task.complete]";
    const env = { PULL_REQUEST_HEAD: "0".repeat(40), PULL_REQUEST_FETCH: wanted };
    const { here, ended } = quietHere(folder, { env });
    await runStep("take-config", here);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("# #vso[task.complete]");
    expect(ended.err).not.toContain(wanted);
  });
});

interface Found {
  readonly task?: string;
  readonly displayName?: string;
  readonly target?: unknown;
  readonly run?: string;
  readonly inputs?: { readonly inlineScript?: string };
}

const read = (file: string): unknown => parse(readFileSync(join(PROJECT, file), "utf8"));

/** Every object of a document, however deep. */
function everyObject(value: unknown): Found[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}

function scripts(): string[] {
  const files = ["preview", "apply"].map((name) => `.github/workflows/goto-access-${name}.yml`);
  const all = [...files, ".azure-pipelines/goto-access.yml"].map(read).flatMap(everyObject);
  return all.flatMap(({ run, inputs }) => run ?? inputs?.inlineScript ?? []).filter((one) => typeof one === "string");
}
