import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { toHtml } from "../../cli/report/html";
import { longReport } from "../cli/report/long";
import { SHAPES } from "../cli/report/shapes";
import { findChromium, runChromium } from "./chromium";
import { type Finding, findingsIn, harness } from "./harness";

const chromium = findChromium();
const folder = mkdtempSync(join(tmpdir(), "goto-access-browser-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { ordinary, held, seats, failed, hostile, "first-run": firstRun } = SHAPES;
const PAGES = { ordinary, held, seats, failed, hostile, firstRun };
const WIDTHS = [1200, 390];
const GROUNDS = { light: "rgb(245, 246, 248)", dark: "rgb(17, 21, 27)" } as const;

const needs = chromium === undefined ? " (skipped: there is no chromium in PATH; apt-get install chromium)" : "";

describe.skipIf(chromium === undefined)(`the report in Chromium${needs}`, { timeout: 120_000 }, () => {
  it.each(["light", "dark"] as const)("is accessible, fits narrow screens and runs nothing, %s", (scheme) => {
    const findings = look(scheme);
    const expected = Object.keys(PAGES).flatMap((page) =>
      WIDTHS.map((width) => ({
        page,
        width,
        isDark: scheme === "dark",
        violations: [],
        overflow: 0,
        background: GROUNDS[scheme],
        strangers: [],
        alerts: 0,
      })),
    );
    expect(findings).toEqual(expected);
  });

  it("prints what is folded on the screen", () => {
    const file = saved("long", toHtml(longReport(500)));
    const pdf = join(folder, "long.pdf");
    runIn("print", [`--print-to-pdf=${pdf}`, file]);
    const pages = readFileSync(pdf, "latin1").match(/\/Type \/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(10);
  });
});

function look(scheme: "light" | "dark"): Finding[] {
  const pages = Object.fromEntries(Object.entries(PAGES).map(([name, report]) => [name, toHtml(report)]));
  const file = saved(scheme, harness(pages, WIDTHS));
  const setting = `--blink-settings=preferredColorScheme=${scheme === "dark" ? 0 : 1}`;
  return findingsIn(runIn(scheme, [setting, "--virtual-time-budget=60000", "--dump-dom", file]));
}

function saved(name: string, page: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, page);
  return pathToFileURL(file).href;
}

function runIn(name: string, args: readonly string[]): string {
  const profile = join(folder, name);
  mkdirSync(profile);
  return runChromium(chromium ?? "", profile, args);
}
