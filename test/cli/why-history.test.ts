import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOf } from "../../cli/why/history";
import { historyText } from "../../cli/why/history-text";
import { YamlFile } from "../../cli/why/yaml-block";

let root: string;
const file = () => join(root, "config", "assignments.yaml");

const FIRST = `# Who has access.
assignments:
  - group: Sales
    role: organizer

  # Comments belong to nobody.
  - group: Support
    role: support
    except:
      - a@contoso.com
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "why-history-"));
  mkdirSync(join(root, "config"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@y", ...args], {
    cwd: root,
    env,
    encoding: "utf8",
  });
}

function commit(text: string, subject: string, author: string, day: string): string {
  writeFileSync(file(), text);
  git("add", "-A");
  git("commit", "-q", "-m", subject, `--author=${author} <a@b>`, `--date=${day}T12:00:00Z`);
  return git("rev-parse", "HEAD").slice(0, 8);
}

/** The history of the second line, which begins in line 7. */
const historyOfSecond = (path = file()) => historyOf(path, new YamlFile(path).entry(7, 1));

describe("since when a line is as it is", () => {
  it("is told by the commit of the line that names it, and by the newest of its lines", async () => {
    git("init", "-q");
    const first = commit(FIRST, "Give access to Sales and Support", "Ann Ray", "2026-03-01");
    const second = commit(
      FIRST.replace("a@contoso.com", "b@contoso.com"),
      "Leave Bob out: 1 of 2",
      "Zoë K",
      "2026-04-02",
    );
    const history = await historyOfSecond();
    expect(history).toEqual({
      since: { commit: first, author: "Ann Ray", date: "2026-03-01", subject: "Give access to Sales and Support" },
      changed: { commit: second, author: "Zoë K", date: "2026-04-02", subject: "Leave Bob out: 1 of 2" },
      orEarlier: false,
    });
    expect(historyText(history)).toBe(
      `since ${first} 2026-03-01 Ann Ray: Give access to Sales and Support; ` +
        `last changed by ${second} 2026-04-02 Zoë K: Leave Bob out: 1 of 2`,
    );
  });

  it("does not change with what stands above, below or between", async () => {
    git("init", "-q");
    const first = commit(FIRST, "First", "Ann Ray", "2026-03-01");
    const more = FIRST.replace("# Comments belong to nobody.", "# Another comment.").replace("organizer", "host");
    commit(`${more}  # The end.\n  - group: Sales DACH\n    role: host\n`, "More", "Zoë K", "2026-04-02");
    expect(await historyOfSecond()).toMatchObject({ since: { commit: first }, orEarlier: false });
    expect(await historyOfSecond()).not.toHaveProperty("changed");
  });

  it("is not yet, where it is not committed", async () => {
    git("init", "-q");
    commit(FIRST, "First", "Ann Ray", "2026-03-01");
    writeFileSync(file(), FIRST.replace("role: support", "role: host"));
    expect(historyText(await historyOfSecond())).toMatch(/^since .*; changed since, and not committed yet$/);
    writeFileSync(file(), FIRST.replace("Support", "Helpdesk").replace("role: support", "role: host"));
    expect(historyText(await historyOfSecond())).toMatch(/^not committed yet/);
  });

  it("is not told outside git, nor of a file that git does not know", async () => {
    writeFileSync(file(), FIRST);
    expect(await historyOfSecond()).toEqual({ unknown: "not in git" });
    git("init", "-q");
    git("commit", "-q", "--allow-empty", "-m", "Empty");
    expect(await historyOfSecond()).toEqual({ unknown: "not committed yet" });
  });

  it("may be earlier where the clone is shallow", async () => {
    git("init", "-q");
    commit(FIRST, "First", "Ann Ray", "2026-03-01");
    commit(FIRST.replace("Sales", "Sales EMEA"), "Second", "Ann Ray", "2026-03-02");
    git("clone", "-q", "--depth", "1", `file://${root}`, "clone");
    const history = await historyOfSecond(join(root, "clone", "config", "assignments.yaml"));
    expect(historyText(history)).toMatch(/Second, or earlier \(the clone is shallow\)$/);
  });

  it("reads authors and lines with odd characters", async () => {
    git("init", "-q");
    const odd = FIRST.replace("a@contoso.com", '"a\u2028b@contoso.com"').replaceAll("\n", "\r\n");
    commit(odd, "Odd \u2028 subject \u001b[31m", "A\u0085nn", "2026-03-01");
    const history = await historyOfSecond();
    expect(history).toMatchObject({ since: { subject: "Odd \u2028 subject \u001b[31m", date: "2026-03-01" } });
    expect(historyText(history)).not.toContain("\u001b");
  });
});

describe("the lines of a role", () => {
  it("are those from its name to the end of what it says", () => {
    const path = join(root, "roles.yaml");
    writeFileSync(path, "roles:\n  a: { licenses: [x] }\n\n  # b\n  b:\n    licenses:\n      - y\n\n  c: {}\n");
    const roles = new YamlFile(path);
    expect([roles.role(2, "a"), roles.role(5, "b"), roles.role(9, "c")]).toEqual([
      { first: 2, last: 2 },
      { first: 5, last: 7 },
      { first: 9, last: 9 },
    ]);
  });
});
