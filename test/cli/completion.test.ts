import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { completionCommand } from "../../cli/completion";
import { quietHere } from "./here";

const BIN = join(__dirname, "..", "..", "cli", "goto-access.cjs");

/** Commands with everything that can be declared. */
function commands(): Command[] {
  return [
    new Command("show")
      .description("Shows what's there: all [of it].")
      .addArgument(new Argument("<what>").choices(["people", "places"]))
      .addOption(new Option("--format <format>", "how it's written: as [text]").choices(["text", "html"]))
      .addOption(new Option("--secret").hideHelp())
      .option("-o, --out <file>", "write it to a file")
      .option("--quiet", "say nothing"),
    new Command("check").description("Checks.").argument("[folder]", "which").option("--name <name>", "a name"),
    new Command("status").description("Tells."),
  ];
}

async function script(shell: string): Promise<string> {
  const { here, ended } = quietHere("/");
  await completionCommand(commands, here).exitOverride().parseAsync([shell], { from: "user" });
  return ended.out;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "completion-"));
  for (const name of ["my files", "main"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "my text.txt"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a real bash proposes for these words, the last of which is being written. */
function proposed(text: string, words: readonly string[]): string[] {
  const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _goto_access; printf "%s\\n" "\${COMPREPLY[@]}"`;
  const args = ["--norc", "-c", `eval "$SCRIPT"; ${ask}`, "bash", "goto-access", ...words];
  const env = { PATH: process.env.PATH, SCRIPT: text };
  const out = execFileSync("bash", args, { cwd: folder, env, encoding: "utf8" });
  return out.split("\n").filter((line) => line !== "");
}

describe("completion in bash", () => {
  it.each([
    ["commands", [""], ["show", "check", "status", "help", "--help"]],
    ["a command", ["s"], ["show", "status"]],
    ["options", ["show", "--"], ["--format", "--out", "--quiet", "--help"]],
    ["an option", ["show", "people", "--q"], ["--quiet"]],
    ["values of an option", ["show", "--format", ""], ["text", "html"]],
    ["a value behind =", ["show", "--format", "=", "h"], ["html"]],
    ["all values behind =", ["show", "--format", "="], ["text", "html"]],
    ["arguments", ["show", "p"], ["people", "places"]],
    ["files, also with spaces", ["show", "--out", "my"], ["my files", "my text.txt"]],
    ["folders alone", ["check", "m"], ["main", "my files"]],
    ["nothing where only the person knows", ["check", "--name", ""], []],
    ["commands to be helped with", ["help", "c"], ["check"]],
  ])("proposes %s", async (_, words, expected) => {
    expect(proposed(await script("bash"), words).sort()).toEqual([...expected].sort());
  });

  it("is for the commands as they are", { timeout: 60_000 }, () => {
    const text = execFileSync(process.execPath, [BIN, "completion", "bash"], { encoding: "utf8", stdio: "pipe" });
    expect(proposed(text, ["wh"])).toEqual(["why"]);
    expect(proposed(text, ["init", "--mode", ""])).toEqual(["direct", "entra"]);
    expect(proposed(text, ["completion", ""])).toEqual(["bash", "zsh", "fish"]);
  });
});

describe("completion in other shells", () => {
  it("describes commands and options to zsh, in its quoting", async () => {
    const text = await script("zsh");
    expect(text).toContain("'show:Shows what'\\''s there\\: all [of it].'");
    expect(text).toContain("'--format=[how it'\\''s written\\: as \\[text\\]]:value:(text html)'");
    expect(text).toContain("'--out=[write it to a file]:value:_files'");
    expect(text).toContain("'--quiet[say nothing]'");
    expect(text).toContain("'*:argument:_files -/'");
    expect(text).not.toContain("--secret");
  });

  it("describes commands and options to fish, in its quoting", async () => {
    const text = await script("fish");
    const show = "complete -c goto-access -n '__fish_seen_subcommand_from show'";
    expect(text).toContain("-n __fish_use_subcommand -a show -d 'Shows what\\'s there: all [of it].'\n");
    expect(text).toContain(`${show} -l format -x -a 'text html' -d 'how it\\'s written: as [text]'\n`);
    expect(text).toContain(`${show} -l out -r -F -d 'write it to a file'\n`);
    expect(text).toContain(`${show} -a 'people places'\n`);
    expect(text).not.toContain("secret");
  });

  it("of another kind are refused", async () => {
    await expect(script("cmd")).rejects.toThrow("bash, zsh, fish");
  });
});
