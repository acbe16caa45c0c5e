import { createHash } from "node:crypto";
import { beforeSections } from "./html/before";
import { flowSections } from "./html/flow";
import { folded } from "./html/fold";
import { type Content, html, lines, type Markup, verbatim } from "./html/markup";
import { heldSections, otherSections } from "./html/others";
import { peopleSections } from "./html/people";
import { seatSections } from "./html/seats";
import { contents, sections } from "./html/section";
import { STYLE } from "./html/style";
import { summary } from "./html/summary";
import type { Report } from "./model";

/**
 * A report as one HTML file that has everything and needs nothing: no network, no script. A browser lets it have the style
 * sheet that it comes with and nothing else, whatever the texts in it say.
 */
export function toHtml(report: Report): string {
  const parts = [
    ...beforeSections(report),
    ...seatSections(report.seats),
    ...heldSections(report),
    ...peopleSections(report.assignments),
    ...otherSections(report),
    ...flowSections(report.flow),
  ];
  const of = report.stack === null ? "" : html`, stack <bdi>${report.stack}</bdi>`;
  return html`<!doctype html>
<html lang="en">
${head(report)}<body>
<a class="skip" href="#report">Skip to the report</a>
<header><p class="brand">goto-access${of}</p><h1>What would change, and for whom</h1></header>
<main id="report" tabindex="-1">
${summary(report)}${contents(parts)}${sections(parts)}</main>
<footer>${digest(report)}<p>Made by goto-access from a preview; nothing has been changed.</p></footer>
</body>
</html>
`.text;
}

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const CONTENT_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function head({ stack }: Report): Markup {
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(CONTENT_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>goto-access report${stack === null ? "" : ` for ${stack}`}</title>
<style>${verbatim(STYLE)}</style>
</head>
`;
}

/** What bounds a run to what this page shows. */
function digest({ digest: text }: Report): Content {
  if (text === "") return "";
  const how = html`<p>Given to <code>pulumi up</code> as <code>goto-access:reviewed</code> or <code>GOTO_ACCESS_REVIEWED</code>, this lets the run take from people only what this page shows.</p>
<pre tabindex="0" role="region" aria-label="Digest of the plan"><code>${lines(text)}</code></pre>
`;
  return folded("Digest of this plan", how);
}
