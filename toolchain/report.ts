/** Takes a line for the person who waits; a `progress` line replaces the progress line before it where the screen can. */
export type Report = (line: string, kind?: "line" | "progress") => void;

/** Writes to standard error, so that what a program prints stays clean; progress is rewritten in place on a terminal. */
export function reportToStderr(): Report {
  let open = false;
  return (line, kind = "line") => {
    const start = open ? "\r\u001b[K" : "";
    open = kind === "progress" && process.stderr.isTTY === true;
    process.stderr.write(`${start}${line}${open ? "" : "\n"}`);
  };
}

/** How often a progress line is worth printing: each second where it is rewritten, rarely where it adds a line to a log. */
export function progressInterval(): number {
  return process.stderr.isTTY ? 1_000 : 15_000;
}

/** Seconds since a moment, as people say them. */
export function elapsed(since: number, now = Date.now()): string {
  const seconds = Math.round((now - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
