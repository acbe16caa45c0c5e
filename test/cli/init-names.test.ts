import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { initCommand } from "../../cli/init";
import { loadConfig } from "../../config";
import { quietHere } from "./here";

const ID = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";
const NEEDED = ["--tenant", "contoso.com", "--client-id", ID, "--goto-client-id", "3c0f6a1e"];

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "init-names-"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: goto-access\nruntime: nodejs\n");
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

async function init(args: readonly string[]) {
  const { here, ended } = quietHere(project);
  await initCommand(here, () => undefined)
    .exitOverride()
    .parseAsync([...args], { from: "user" });
  return ended;
}

describe("init with hostile names", () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "null",
      "true",
      "~",
      "1e3",
      "0x1f",
      "2026-01-01",
      "a: b",
      "a #b",
      "- a",
      "@a",
      "&a",
      "*a",
      "!a",
      "%a",
      "{a}",
    ),
    fc.constantFrom(
      "[a]",
      "'",
      '"',
      "\\",
      "a\nb",
      "a\r\nb: c",
      "\ta",
      "a\u2028b",
      "\ufeffa",
      "=",
      "==x",
      "Zoë 👩‍👩‍👧",
      ID,
      "a\u0000b",
    ),
  );
  const name = odd.filter((one) => one.trim() !== "");

  it("loads without a problem and says the same names", async () => {
    const role = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _-]{0,20}$/).map((one) => one.trim());
    const groups = fc.uniqueArray(fc.record({ group: name, role }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ group }) => group.trim().toLowerCase(),
    });
    const kind = fc.constantFrom("existing", "gallery", "custom");
    await fc.assert(
      fc.asyncProperty(
        groups,
        name,
        kind,
        fc.array(name, { minLength: 1, maxLength: 3 }),
        async (all, app, which, licenses) => {
          const args = [
            ...all.flatMap(({ group, role: one }) => ["--group", `${group}=${one}`]),
            ...licenses.map((one) => `--license=${one}`),
            `--application=${which}:${app}`,
          ];
          const { code, err } = await init([...NEEDED, ...args, "--force"]);
          expect({ code, err }).toEqual({ code: 0, err: "" });
          const { config, warnings } = loadConfig(join(project, "config"));
          const { assignments, application, roles } = config;
          expect(warnings).toEqual([]);
          expect(assignments.map((one) => [one.label, one.role])).toEqual(
            all.map((one) => [one.group.trim(), one.role]),
          );
          expect(application.name ?? application.id).toBe(app.trim());
          expect(roles[all[0]?.role ?? ""]?.licenses[0]?.toLowerCase()).toBe(licenses[0]?.trim().toLowerCase());
        },
      ),
      { numRuns: 150 },
    );
  });
});
