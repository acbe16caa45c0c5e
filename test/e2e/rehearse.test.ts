import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { rehearse } from "../../cli/rehearse/rehearse";
import { endOf } from "../../cli/sandbox";
import { CleanUp } from "../../cli/show/clean-up";
import { demoWorld } from "../../simulators/seed/demo";
import { quietHere } from "../cli/here";

const EXAMPLE = join(__dirname, "..", "..", "config");

afterEach(() => vi.unstubAllEnvs());

it("tries a change on a copy: who joins is there, who is held has what they had, and nothing of it is left", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  const [config, snapshot] = [join(folder, "config"), join(folder, "world.json")];
  cpSync(EXAMPLE, config, { recursive: true, filter: (file) => !file.endsWith(".ts") });
  writeFileSync(snapshot, JSON.stringify(demoWorld));
  const assignments = join(config, "assignments.yaml");
  const before = readFileSync(assignments, "utf8");
  // Three people lose their group, which the guard holds; one person joins.
  const after = before.replace(
    / {2}- group: Webinar Hosts\n {4}role: host\n/,
    "  - user: mei.lin@contoso.com\n    role: host\n",
  );
  writeFileSync(assignments, after);
  // Settings of the real thing that are in the shell: with this one used, no run could sign in.
  vi.stubEnv("GOTO_ACCOUNT_KEY", "1");
  mkdirSync(join(folder, "tmp"));
  vi.stubEnv("TMPDIR", join(folder, "tmp"));

  const { here, ended } = quietHere(folder);
  const cleanUp = new CleanUp(here.say);
  const code = await rehearse({ snapshot, config, base: EXAMPLE, json: true }, here, cleanUp).finally(() =>
    cleanUp.done(),
  );

  expect(code, ended.err).toBe(3);
  const { end, people, counts } = JSON.parse(ended.out);
  expect(end).toBe("held");
  expect(counts).toEqual({ created: 1, changed: 1, suspended: 0, deleted: 0, same: 16 });
  expect(people.find(({ email }: { email: string }) => email === "mei.lin@contoso.com")).toMatchObject({
    before: null,
    after: { group: "Webinars" },
  });
  expect(ended.err).toContain("create mei.lin@contoso.com (host, by name)");
  expect(readdirSync(join(folder, "tmp")).filter((name) => name.startsWith("goto-access-"))).toEqual([]);
  rmSync(folder, { recursive: true });
});

it("Ctrl-C ends it with 130 and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
  const project = join(__dirname, "..", "..");
  const snapshot = join(folder, "world.json");
  writeFileSync(snapshot, JSON.stringify(demoWorld));
  const args = ["toolchain/first.mjs", "cli/rehearse.ts", "--snapshot", snapshot];
  const child = spawn(process.execPath, args, { cwd: project, env: { ...process.env, TMPDIR: folder } });
  const ended = endOf(child, (text) => {
    // By now both simulators and the sandbox are there.
    if (/YAML that is in force …|is in no commit/.test(text)) child.kill("SIGINT");
  });
  expect((await ended).code).toBe(130);
  expect(readdirSync(folder).filter((name) => name.startsWith("goto-access-"))).toEqual([]);
  rmSync(folder, { recursive: true });
});
