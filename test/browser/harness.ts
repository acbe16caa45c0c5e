import { readFileSync } from "node:fs";

/** What a browser found out about a page in one width. */
export interface Finding {
  readonly page: string;
  readonly width: number;
  readonly isDark: boolean;
  /** Rules of axe-core that are broken, each with where. */
  readonly violations: readonly string[];
  /** How far the page goes beyond its right edge, in pixels. */
  readonly overflow: number;
  /** The background, which only the page's own style sheet gives. */
  readonly background: string;
  /** Scripts, pictures, frames and links to elsewhere that are not ours. */
  readonly strangers: readonly string[];
  readonly alerts: number;
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Runs in a frame. What is folded is opened; rules of accessibility do not depend on the width, so that one is enough. */
const PROBE = `
addEventListener("load", async () => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const isChecked = typeof axe !== "undefined";
  const { violations } = isChecked ? await axe.run(document, { resultTypes: ["violations"] }) : { violations: [] };
  const elsewhere = "script:not([data-test]), img, iframe, object, embed, form, base, link, a:not([href^='#'])";
  const isHandled = (one) => [...one.attributes].some(({ name }) => name.startsWith("on") || name === "style");
  const strangers = [...document.querySelectorAll("*")].filter((one) => one.matches(elsewhere) || isHandled(one));
  parent.postMessage({
    isDark: matchMedia("(prefers-color-scheme: dark)").matches,
    violations: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")),
    overflow: document.documentElement.scrollWidth - innerWidth,
    background: getComputedStyle(document.body).backgroundColor,
    strangers: strangers.map((one) => one.outerHTML.slice(0, 200)),
    alerts: window.alerts,
  }, "*");
});`;

/** Runs in the harness: one frame after the other, and at the end the findings are all that is left. */
const RUN = `
const { axe, probe, jobs } = JSON.parse(document.getElementById("given").textContent);
const findings = [];
const script = (text) => "<script data-test>" + text + "</" + "script>";
const ALERTS = "window.alerts = 0; alert = () => { window.alerts += 1; };";
function next() {
  document.querySelector("iframe")?.remove();
  const job = jobs[findings.length];
  if (job === undefined) return document.body.replaceChildren(JSON.stringify(findings));
  const scripts = script(ALERTS) + (job.isChecked ? script(axe) : "") + script(probe);
  const srcdoc = job.html.replace("<title>", () => scripts + "<title>");
  document.body.append(Object.assign(document.createElement("iframe"), { width: job.width, height: 900, srcdoc }));
}
addEventListener("message", ({ data }) => {
  const { page, width } = jobs[findings.length];
  findings.push({ page, width, ...data });
  next();
});
next();`;

/**
 * A page that opens each of the given pages in a frame of each width, with axe-core in the first width, and in the end has
 * nothing but what was found, as JSON. Scripts are allowed in the frames, so that a text that is one would run.
 */
export function harness(pages: Readonly<Record<string, string>>, widths: readonly number[]): string {
  const jobs = Object.entries(pages).flatMap(([page, html]) => {
    const open = html.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'");
    return widths.map((width, n) => ({ page, width, isChecked: n === 0, html: open }));
  });
  const given = JSON.stringify({ axe: AXE, probe: PROBE, jobs }).replaceAll("<", "\\u003c");
  return `<!doctype html><html><head><meta charset="utf-8"><style>:root { color-scheme: light dark; }</style>
<script type="application/json" id="given">${given}</script></head><body><script>${RUN}</script></body></html>`;
}

/** What the harness has left when it was done. */
export function findingsIn(dom: string): Finding[] {
  const [, found = ""] = dom.match(/<body>([^<]*)<\/body>/) ?? [];
  return JSON.parse(found.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&"));
}
