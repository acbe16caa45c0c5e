import { shortened } from "../../../providers/visible";
import type { FlowRow } from "../model";
import { grouped, people } from "../words";
import { flowGraph } from "./flow-graph";
import { flowLayout, type PlacedLink, type PlacedNode } from "./flow-layout";
import { folded } from "./fold";
import { html, type Markup } from "./markup";
import type { Section } from "./section";

/** How many people get what by which group, after the change: as a picture, and as a table that has everything. */
export function flowSections(rows: readonly FlowRow[]): Section[] {
  if (rows.length === 0) return [];
  const body = html`<p>Group, role and licences of everybody after the change; the wider a band, the more people.</p>
${picture(rows)}${folded("The same as a table", table(rows))}`;
  return [{ id: "flow", title: "Who gets what by which group", body }];
}

function picture(rows: readonly FlowRow[]): Markup {
  const { width, height, nodes, links } = flowLayout(flowGraph(rows));
  const label = "Flow of people from groups to roles and from roles to licences; the table below says the same";
  return html`<div class="wide" tabindex="0" role="group" aria-label="Picture of groups, roles and licences">
<svg class="flow" viewBox="-1 0 ${width + 2} ${height + HEAD + 2}" role="img" aria-label="${label}">
${HEADINGS.map(([x, text]) => html`<text class="heading" x="${x}" y="14">${text}</text>\n`)}<g transform="translate(0 ${HEAD})">
${links.map(band)}${nodes.map(box)}</g></svg></div>
`;
}

const HEAD = 26;
const HEADINGS = [
  [0, "Group"],
  [390, "Role"],
  [690, "Licence"],
] as const;

/** So many colours there are; further roles begin anew, and the boxes have names. */
const COLORS = 6;

function colored(color: number | null): string {
  return color === null ? "" : ` c${color % COLORS}`;
}

function band({ x, y, toX, toY, thickness, color }: PlacedLink): Markup {
  const middle = (x + toX) / 2;
  const to = `C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`;
  const back = `C${middle} ${bottom(toY, thickness)} ${middle} ${bottom(y, thickness)} ${x} ${bottom(y, thickness)}`;
  return html`<path class="band${colored(color)}" d="M${x} ${y}${to}v${thickness}${back}z"/>\n`;
}

function bottom(y: number, thickness: number): number {
  return Math.round((y + thickness) * 10) / 10;
}

/** About as wide as a letter; what is wider is cut by the box. */
const LETTER = 8;
const PADDING = 12;
const NUMBER = 52;

function box({ name, others, people: count, x, y, width, height, color }: PlacedNode): Markup {
  const label = others === 0 ? name : `${grouped(others)} ${others === 1 ? "other" : "others"}`;
  const room = width - NUMBER - PADDING;
  const cut = [...shortened(label, 200)];
  const most = Math.floor(room / LETTER);
  const shown = cut.length > most ? `${cut.slice(0, most - 1).join("")}…` : cut.join("");
  return html`<g class="box${colored(color)}"><title>${label}: ${people(count)}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4"/><rect class="edge" x="${x}" y="${y}" width="4" height="${height}"/><svg x="${x}" y="${y}" width="${width - NUMBER}" height="${height}"><text x="${PADDING}" y="50%" dy=".35em">${shown}</text></svg><text class="count" x="${x + width - 8}" y="${y + height / 2}" dy=".35em">${grouped(count)}</text></g>
`;
}

function table(rows: readonly FlowRow[]): Markup {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Table of groups, roles and licences"><table>
<thead><tr><th scope="col">Group</th><th scope="col">Role</th><th scope="col">Licences</th><th scope="col" class="n">People</th></tr></thead>
<tbody>
${rows.map(row)}</tbody></table></div>
`;
}

function row({ assignment, role, licences, people: count }: FlowRow): Markup {
  const named = licences.map((licence, n) => html`${n === 0 ? "" : ", "}<bdi>${licence}</bdi>`);
  const given = named.length === 0 ? "none" : named;
  return html`<tr><th scope="row"><bdi>${assignment}</bdi></th><td><bdi>${role}</bdi></td><td>${given}</td><td class="n">${grouped(count)}</td></tr>
`;
}
