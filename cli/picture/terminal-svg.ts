/** Sizes in pixels; the width of a character is what monospace fonts have, 0.6 of their size, and is set for each line. */
const FONT = 13;
const CHARACTER = FONT * 0.6;
const LINE = 19;
const MARGIN = 20;
/** Above the text, for the three dots of a window. */
const BAR = 34;

/** Colours of what comes, goes and changes; readable on their ground, bright or dark. */
const STYLE = `
  .ground { fill: #ffffff; stroke: #d0d7de; } text { fill: #1f2328; } .dot { fill: #d0d7de; }
  .plus { fill: #116329; } .minus { fill: #a40e26; } .change { fill: #7d4e00; } .quiet { fill: #59636e; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; stroke: #3d444d; } text { fill: #f0f6fc; } .dot { fill: #3d444d; }
    .plus { fill: #7ee787; } .minus { fill: #ffa198; } .change { fill: #f2cc60; } .quiet { fill: #9198a1; }
  }
  text { font: ${FONT}px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: pre; }
`;

/**
 * A terminal with a command and what it printed, as one SVG file without scripts, fonts or links: it follows the reader's choice
 * of bright or dark. The same lines give the same bytes.
 */
export function terminalSvg(command: string, output: readonly string[]): string {
  const lines = withoutMargin([`$ ${command}`, ...output]);
  const width = Math.ceil(Math.max(...lines.map(lengthOf)) * CHARACTER + 2 * MARGIN);
  const height = BAR + lines.length * LINE + MARGIN;
  const texts = lines.map((line, place) => textLine(line, BAR + (place + 0.75) * LINE));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">What "${escaped(command)}" prints: a line for each person whom a change concerns</title>
<style>${STYLE}</style>
<rect class="ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((dot) => `<circle class="dot" cx="${MARGIN + dot * 18}" cy="18" r="5"/>`).join("")}
${texts.filter((text) => text !== "").join("\n")}
</svg>
`;
}

/** Everything Pulumi prints of a resource is far to the right. */
function withoutMargin([command = "", ...output]: readonly string[]): string[] {
  const written = output.filter((line) => line.trim() !== "");
  const margin = Math.min(...written.map((line) => line.length - line.trimStart().length), 40);
  return [command, ...output.map((line) => line.slice(margin).trimEnd())];
}

function textLine(line: string, y: number): string {
  const text = line.trimStart();
  if (text === "") return "";
  const x = MARGIN + (line.length - text.length) * CHARACTER;
  const kind = classOf(line);
  // Whatever font there is, the columns stay below each other.
  const length = (lengthOf(text) * CHARACTER).toFixed(1);
  return `<text${kind === "" ? "" : ` class="${kind}"`} x="${x.toFixed(1)}" y="${y}" textLength="${length}" lengthAdjust="spacing" xml:space="preserve">${escaped(text)}</text>`;
}

function classOf(line: string): string {
  if (/^\s*\+|^\s*create /.test(line)) return "plus";
  if (/^\s*-|^\s*(suspend|delete) /.test(line)) return "minus";
  if (/^\s*~|^\s*(update|rename|adopt|resume) /.test(line)) return "change";
  return /^\$|^GoTo:|^Resources:/.test(line.trimStart()) ? "" : "quiet";
}

/** Characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
