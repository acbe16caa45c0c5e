/** How bars and the flow look. */
export const PICTURE_STYLE = `
.defs { position: absolute; }
.seats tbody tr + tr > * { border-top: 0; padding: 0 0 .7rem; }
.seats tbody th, .seats tbody td { padding-bottom: .2rem; }
.legend { white-space: nowrap; } .legend svg { margin: 0 .1rem 0 .6rem; vertical-align: -1px; }
.bar { display: block; overflow: visible; }
:root { --bar-before: #8592a3; --bar-after: #2a66b0; --bar-missing: #a15c00; }
.track { fill: var(--code); stroke: var(--quiet); stroke-width: 1; }
.before { fill: var(--bar-before); } .after { fill: var(--bar-after); }
svg .missing { fill: url(#hatch); stroke: var(--bar-missing); }
.hatch-ground { fill: var(--card); } .hatch-line { fill: var(--bar-missing); }
.flow { display: block; width: 100%; min-width: 44rem; height: auto; font-size: 13.5px; }
.flow text { fill: var(--text); } .flow .heading { fill: var(--quiet); font-size: 12.5px; font-weight: 600; }
.flow .count { text-anchor: end; font-variant-numeric: tabular-nums; }
.box rect { fill: var(--card); stroke: var(--line); } .box .edge { fill: var(--quiet); stroke: none; }
.band { opacity: .38; }
.box.c0 .edge, .band.c0 { fill: var(--c0); } .box.c1 .edge, .band.c1 { fill: var(--c1); } .box.c2 .edge, .band.c2 { fill: var(--c2); }
.box.c3 .edge, .band.c3 { fill: var(--c3); } .box.c4 .edge, .band.c4 { fill: var(--c4); } .box.c5 .edge, .band.c5 { fill: var(--c5); }
:root { --c0: #2a66b0; --c1: #0f7d74; --c2: #8a4fb3; --c3: #b4560d; --c4: #5b6a12; --c5: #b03468; }
@media screen and (prefers-color-scheme: dark) {
  :root { --bar-before: #6c7888; --bar-after: #6ea6f0; --bar-missing: #f3bd63; }
  :root { --c0: #6ea6f0; --c1: #4fc2b6; --c2: #c391ea; --c3: #f09a55; --c4: #b5c454; --c5: #f083ae; }
}`;
