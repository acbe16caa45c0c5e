import { PICTURE_STYLE } from "./picture-style";

const COLORS = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --card: #fff; --line: #d3d9e1; --text: #1b2230; --quiet: #525d6c; --link: #0b57b8; --code: #eef1f5;
  --plus: #14652f; --plus-ground: #e2f4e7; --minus: #a11720; --minus-ground: #fce8e8; --change: #0a4f9e;
  --change-ground: #e3eefb; --wait: #744600; --wait-ground: #fdf0d5; --focus: #0b57b8;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #11151b; --card: #1a2029; --line: #384250; --text: #e5e9ef; --quiet: #a8b2bf; --link: #8dbbff; --code: #242c37;
    --plus: #7cd996; --plus-ground: #16301f; --minus: #ff9c97; --minus-ground: #3a1c1f; --change: #93c0ff;
    --change-ground: #1b2c45; --wait: #f3bd63; --wait-ground: #362a14; --focus: #8dbbff;
  }
}`;

const TEXT = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.75rem; }
footer { padding-bottom: 3rem; color: var(--quiet); font-size: .9rem; }
main:focus { outline: none; }
.brand { margin: 0; color: var(--quiet); font-size: .9rem; font-weight: 600; letter-spacing: .02em; }
h1 { margin: .1rem 0 1rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 0 0 .75rem; font-size: 1.2rem; }
h3 { margin: 1rem 0 .4rem; font-size: 1rem; }
h4 { margin: 0; font-size: 1rem; font-weight: 500; }
p { margin: .4rem 0; }
ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
li { margin: .2rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
pre { margin: .4rem 0; padding: .7rem .9rem; overflow: auto; max-height: 24rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px; font-size: .9rem; line-height: 1.45; }
code { font-family: ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace; }
figure { margin: .4rem 0 1rem; }
figcaption { color: var(--quiet); font-size: .9rem; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; }
caption { padding-bottom: .4rem; color: var(--quiet); font-size: .9rem; text-align: left; }
th, td { padding: .4rem .9rem .4rem 0; text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 1px solid var(--line); color: var(--quiet); font-size: .85rem; font-weight: 600; }
tbody th { font-weight: 500; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; overflow-wrap: break-word; } .wide th, .wide td { max-width: 16rem; }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: absolute; top: .5rem; left: .5rem; padding: .5rem 1rem; background: var(--card); }`;

const PARTS = `
section { margin: 1rem 0; padding: 1.1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.verdict { padding: 1rem 1.25rem; border: 1px solid; border-left-width: 8px; border-radius: 10px; }
.verdict p { color: var(--text); }
.verdict .word { margin: 0; font-size: .95rem; font-weight: 700; color: inherit; }
.verdict .headline { margin: .1rem 0; font-size: 1.3rem; font-weight: 600; line-height: 1.35; }
.good { color: var(--plus); background: var(--plus-ground); }
.wait { color: var(--wait); background: var(--wait-ground); }
.bad { color: var(--minus); background: var(--minus-ground); }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; margin: .8rem 0; padding: 0; list-style: none; }
.tiles li { flex: 1 1 7rem; margin: 0; padding: .6rem .9rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; color: var(--quiet); font-size: .9rem; line-height: 1.3; }
.tiles b { display: block; color: var(--text); font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.tiles i { margin-right: .3rem; font-style: normal; }
.joins i { color: var(--plus); } .changes i { color: var(--change); }
.leaves i, .unmanagedSuspended i, .unable i { color: var(--minus); } .held i, .waiting i { color: var(--wait); }
.tiles .none b, .tiles .none i { color: var(--quiet); font-weight: 400; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem; margin: .8rem 0; padding: 0; list-style: none; }
nav li { margin: 0; }
nav a { display: block; padding: .25rem .7rem; background: var(--card); border: 1px solid var(--line); border-radius: 999px; font-size: .9rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.count { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.errors { padding: 0; list-style: none; }
.errors pre { white-space: pre-wrap; border-left: 4px solid var(--minus); }
.todo { padding-left: 1.6rem; } .todo li::marker { font-weight: 700; } .todo pre { display: inline-block; min-width: min(100%, 24rem); max-width: 100%; }
.over { color: var(--wait); font-weight: 600; } .within { color: var(--plus); }
.signed { padding: 0; list-style: none; }
.sign { display: inline-block; min-width: 1.4em; font-family: ui-monospace, Menlo, Consolas, monospace; font-weight: 700; text-align: center; border-radius: 4px; }
.signed .sign { margin-right: .5rem; }
.plus > .sign, .plus > h4 .sign, .mark.plus { color: var(--plus); background: var(--plus-ground); }
.minus > .sign, .minus > h4 .sign, .mark.minus { color: var(--minus); background: var(--minus-ground); }
.change > .sign, .change > h4 .sign, .mark.change { color: var(--change); background: var(--change-ground); }
.same > h4 .sign, .mark.same { color: var(--text); background: var(--code); }`;

const PEOPLE = `
details > summary { padding: .3rem 0; cursor: pointer; color: var(--link); list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: "▸"; display: inline-block; width: 1.2em; color: var(--quiet); }
details[open] > summary::before { content: "▾"; }
summary:hover { text-decoration: underline; }
.assignments > details { border-top: 1px solid var(--line); }
.assignments > details:first-child { border-top: 0; }
.assignments > details > summary { padding: .6rem 0; color: var(--text); text-decoration: none; }
.assignments > details > summary:hover h3 { text-decoration: underline; }
.assignments > details[open] { padding-bottom: .8rem; }
summary h3 { display: inline; margin: 0 .4rem 0 0; font-size: 1.05rem; }
.marks { white-space: nowrap; }
.mark { display: inline-block; margin-right: .3rem; padding: 0 .5rem; border-radius: 999px; font-size: .85rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.kinds { color: var(--quiet); font-size: .9rem; }
.mark > :first-child { margin-right: .25rem; }
.alike { margin: .5rem 0 .9rem; }
.alike:last-child, .people:last-child, figure:last-child { margin-bottom: 0; }
.assignments .alike { margin-left: 1.2em; }
.sign + .does { display: inline-block; } .sign + .does::first-letter { text-transform: uppercase; }
h4 > bdi { color: var(--quiet); }
h3 .count, h4 .count { margin-left: .4rem; font-size: .9rem; }
dl { margin: .2rem 0 .3rem 1.9rem; font-size: .92rem; }
dl > div { padding-left: 4.7rem; }
dt { float: left; margin-left: -4.7rem; color: var(--quiet); }
dd { display: inline; margin: 0; } dd b { font-weight: 600; } dd + dd::before { content: " · "; color: var(--quiet); }
.gains dd { color: var(--plus); } .loses dd { color: var(--minus); }
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: .1rem 1.2rem; padding: 0; list-style: none; font-size: .95rem; }
.people li { margin: 0; padding: .15rem 0; line-height: 1.35; }
.people b { display: block; font-weight: 600; } .people b + bdi { color: var(--quiet); }
.assignments .people, .assignments .alike > details { margin-left: 1.9rem; }
.assignments .alike > details .people { margin-left: 1.2em; }`;

const NARROW = `
@media (max-width: 40rem) {
  header, main, footer { padding-left: .8rem; padding-right: .8rem; }
  section, .verdict { padding: .9rem; }
  h1 { font-size: 1.3rem; } .verdict .headline { font-size: 1.1rem; }
  .assignments .alike, .assignments .people, .assignments .alike > details, dl { margin-left: 0; }
  .tiles li { flex-basis: 6rem; padding: .5rem .7rem; }
  th, td { padding-right: .6rem; }
}`;

const PRINT = `
@media print {
  :root { --page: #fff; --card: #fff; }
  :root { font-size: 10pt; } header, main, footer { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  section { padding: 0; border: 0; } h2, h3, h4, summary { break-after: avoid; } .alike, tr, .people li { break-inside: avoid; }
  .verdict { print-color-adjust: exact; } .bar, .flow, .legend { print-color-adjust: exact; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  details > summary::before, details[open] > summary::before { content: none; }
  pre { max-height: none; white-space: pre-wrap; } .wide { overflow: visible; }
}`;

/** How the page looks, with light and dark, narrow and on paper; colours have a contrast of 4.5 and more. */
export const STYLE = [COLORS, TEXT, PARTS, PEOPLE, PICTURE_STYLE, NARROW, PRINT].join("\n");
