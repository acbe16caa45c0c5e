import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importCommand } from "../../cli/import";
import { reportCommand } from "../../cli/report";
import { makeSandbox } from "../../cli/sandbox";
import { RosterOfStage } from "../cli/report/roster";
import { commandStage } from "../cli/stage";

const stage = commandStage();
/** A Pulumi that does nothing. */
const TOOLS = {
  way: "path" as const,
  pulumi: "/bin/true",
  versions: { pulumi: "3", azuread: "6" },
  programs: { pulumi: "", languageHost: "", azuread: "" },
  env: {},
};
const modeOf = (file: string) => statSync(file).mode & 0o777;

/** A file that everybody may read, where another one is about to be written. */
function wide(name: string): string {
  const file = join(stage.folder, name);
  writeFileSync(file, "before");
  chmodSync(file, 0o644);
  return file;
}

describe("a file that names people", () => {
  it("is its owner's alone, a report also in the place of one that everybody could read", async () => {
    await new RosterOfStage(stage).preview([]);
    const files = [wide("report.html"), wide("reviewed.txt")];
    const [out = "", digest = ""] = files;
    await stage.run(reportCommand, ["--preview", "preview.json", "--out", out, "--digest-out", digest]);
    expect(files.map(modeOf)).toEqual([0o600, 0o600]);
    expect(files.map((file) => readFileSync(file, "utf8"))).not.toContain("before");
  });

  it("is its owner's alone, a snapshot also in the place of one that everybody could read", async () => {
    const file = wide("today.json");
    expect((await stage.run(importCommand, ["--snapshot", file, "--force"])).code).toBe(0);
    expect(modeOf(file)).toBe(0o600);
  });

  it("is in a folder of its owner alone while a demo or a rehearsal runs", async () => {
    const sandbox = await makeSandbox(TOOLS, {});
    expect(modeOf(sandbox.folder)).toBe(0o700);
    await sandbox.dispose();
  });
});
