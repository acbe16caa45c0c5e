import type { SeatState } from "../model";
import { grouped } from "../words";
import { type Content, html, type Markup } from "./markup";
import type { Section } from "./section";

/** Seats of every licence, before and after, of how many; as numbers and as bars. */
export function seatSections(seats: readonly SeatState[]): Section[] {
  if (seats.length === 0) return [];
  const body = html`<table class="seats">
<caption>Seats in use, before and after. <span class="legend">${swatch("before")} before ${swatch("after")} after ${swatch("missing")} missing</span></caption>
<thead><tr><th scope="col">Licence</th><th scope="col" class="n">In use</th><th scope="col" class="n">Seats</th><th scope="col" class="n">Left</th></tr></thead>
${seats.map(rowsOf)}</table>
`;
  return [{ id: "seats", title: "Seats", body: [hatching, body] }];
}

/** Missing seats are hatched, so that they are told from used ones without a colour. */
const hatching = html`<svg width="0" height="0" class="defs" aria-hidden="true"><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="3" height="6"/></pattern></svg>
`;

function rowsOf(seat: SeatState): Markup {
  const { licence, before, after, total } = seat;
  const used = before === after ? grouped(after) : `${grouped(before)} → ${grouped(after)}`;
  return html`<tbody><tr><th scope="row"><bdi>${licence}</bdi></th><td class="n">${used}</td><td class="n">${grouped(total)}</td><td class="n">${left(seat)}</td></tr>
<tr class="bars"><td colspan="4">${bars(seat)}</td></tr></tbody>
`;
}

function left({ after, total, missing }: SeatState): Content {
  if (missing > 0)
    return html`<strong class="over"><span aria-hidden="true">⚠</span> ${grouped(missing)} missing</strong>`;
  return total >= after ? `${grouped(total - after)} free` : `${grouped(after - total)} too many in use`;
}

/** Above what is used before, below what is used after; everything in shares of the widest. */
function bars({ licence, before, after, total, missing }: SeatState): Markup {
  const most = Math.max(before, after, total + missing, 1);
  const share = (count: number) => `${Math.round((count / most) * 10_000) / 100}%`;
  const lack =
    missing === 0 ? "" : html`<rect class="missing" x="${share(total)}" y="9" width="${share(missing)}" height="14"/>`;
  const told = missing === 0 ? "" : `, ${grouped(missing)} missing`;
  return html`<svg class="bar" width="100%" height="24" role="img" aria-label="${licence}: of ${grouped(total)} seats, ${grouped(before)} in use before, ${grouped(after)} after${told}"><rect class="track" y="1" width="${share(total)}" height="22"/><rect class="before" y="1" width="${share(before)}" height="7"/><rect class="after" y="9" width="${share(after)}" height="14"/>${lack}</svg>`;
}

function swatch(name: "before" | "after" | "missing"): Markup {
  return html`<svg width="14" height="12" aria-hidden="true"><rect class="${name}" width="14" height="12"/></svg>`;
}
