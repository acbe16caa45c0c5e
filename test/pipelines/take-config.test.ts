import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runStep } from "../../cli/pipeline";
import { quietHere } from "../cli/here";
import { git } from "./repository";

let folder: string;
/** The clone of whoever opens the pull request. */
let theirs: string;
/** The checked-out main branch, as a pipeline has it. */
let ours: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "goto-access-take-"));
  const origin = join(folder, "origin.git");
  [theirs, ours] = [join(folder, "theirs"), join(folder, "ours")];
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(folder, "clone", "--quiet", origin, theirs);
  mkdirSync(join(theirs, "config"));
  for (const name of ["application", "assignments", "policy", "roles"])
    write(`config/${name}.yaml`, `# ${name}\n\n\n\n`);
  write("program.ts", "trusted");
  push("main");
  git(folder, "clone", "--quiet", origin, ours);
  git(theirs, "checkout", "--quiet", "-b", "change");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(join(theirs, file), text);
const read = (file: string) => readFileSync(join(ours, file), "utf8");

function push(branch: string): string {
  git(theirs, "add", "--all");
  git(theirs, "commit", "--quiet", "--message", branch);
  git(theirs, "push", "--quiet", "origin", branch);
  return git(theirs, "rev-parse", "HEAD");
}

async function take(head: string, fetch = head) {
  const { here, ended } = quietHere(ours, { env: { PULL_REQUEST_HEAD: head, PULL_REQUEST_FETCH: fetch } });
  await runStep("take-config", here);
  return ended;
}

describe("the files of a pull request", () => {
  it("are taken, and nothing else of it is", async () => {
    write("config/roles.yaml", "# changed\n");
    write("config/more.yaml", "# another\n");
    write("program.ts", "untrusted");
    write("Pulumi.production.yaml", "config: {}");
    rmSync(join(theirs, "config/policy.yaml"));
    expect(await take(push("change"))).toMatchObject({ code: 0 });
    expect(read("config/roles.yaml")).toBe("# changed\n");
    expect(read("program.ts")).toBe("trusted");
    expect(
      ["config/policy.yaml", "config/more.yaml", "Pulumi.production.yaml"].map((f) => existsSync(join(ours, f))),
    ).toEqual([false, false, false]);
  });

  it("are those after the merge: what the main branch has got since stays", async () => {
    write("config/roles.yaml", "# changed\n");
    const head = push("change");
    git(theirs, "checkout", "--quiet", "main");
    write("config/policy.yaml", "# stricter\n");
    push("main");
    git(ours, "pull", "--quiet");
    expect((await take(head)).code).toBe(0);
    expect([read("config/roles.yaml"), read("config/policy.yaml")]).toEqual(["# changed\n", "# stricter\n"]);
  });

  it("are refused where one is a link, which could show another file of the machine", async () => {
    rmSync(join(theirs, "config/roles.yaml"));
    symlinkSync("/etc/passwd", join(theirs, "config/roles.yaml"));
    const { code, err } = await take(push("change"));
    expect(code).toBe(2);
    expect(err).toContain("config/roles.yaml is not an ordinary file in the pull request (mode 120000)");
    expect(lstatSync(join(ours, "config/roles.yaml")).isFile()).toBe(true);
  });

  it("are refused where they cannot be merged", async () => {
    write("config/roles.yaml", "# changed\n");
    const head = push("change");
    git(theirs, "checkout", "--quiet", "main");
    write("config/roles.yaml", "# otherwise\n");
    push("main");
    git(ours, "pull", "--quiet");
    const { code, err } = await take(head);
    expect(code).toBe(2);
    expect(err).toContain("Bring its branch up to date");
  });

  it("are those of a commit and of nothing that git would take for an option", async () => {
    expect((await take("--upload-pack=touch /tmp/x")).err).toContain("40 hexadecimal digits");
    expect((await take("a".repeat(40), `--upload-pack=touch ${join(folder, "x")}`)).code).toBe(2);
    expect(existsSync(join(folder, "x"))).toBe(false);
  });
});
