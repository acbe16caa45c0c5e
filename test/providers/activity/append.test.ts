import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { appendTo } from "../../../providers/activity/append";
import { markOf, readActivity } from "../../../providers/activity/read";

const folder = mkdtempSync(join(tmpdir(), "activity-"));
const place = join(folder, "deep", "log.jsonl");
const warned: string[] = [];
const warn = (text: string) => void warned.push(text);

beforeEach(() => {
  warned.length = 0;
  rmSync(join(folder, "deep"), { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the file", () => {
  it("is made with its first line, with its folder, and only its owner may read it", () => {
    const append = appendTo(place, warn);
    expect(() => statSync(place)).toThrow("ENOENT");
    append("one");
    append("two");
    expect(readFileSync(place, "utf8")).toBe("one\ntwo\n");
    expect(statSync(place).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "deep")).mode & 0o777).toBe(0o700);
    expect(warned).toEqual([]);
  });

  it("is only ever added to, by one run after the other and by two at once", () => {
    appendTo(place, warn)("first run");
    const [a, b] = [appendTo(place, warn), appendTo(place, warn)];
    for (let i = 0; i < 100; i++) for (const append of [a, b]) append(`line ${i}`);
    const lines = readFileSync(place, "utf8").split("\n");
    expect(lines[0]).toBe("first run");
    expect(lines.slice(1, -1).filter((line) => /^line \d+$/.test(line))).toHaveLength(200);
  });

  it("that ends in the middle of a line goes on with a new one", () => {
    appendTo(place, warn)("whole");
    writeFileSync(place, "whole\ncut o");
    appendTo(place, warn)("next");
    expect(readFileSync(place, "utf8")).toBe("whole\ncut o\nnext\n");
  });

  it.each([
    ["a full disk", () => "/dev/full", /ENOSPC/],
    ["a folder in its place", () => folder, /EISDIR/],
    ["a file in place of its folder", () => join(__filename, "log"), /ENOTDIR|EEXIST/],
  ])("%s ends nothing: one loud line says why, however many lines are lost", (_, where, why) => {
    const append = appendTo(where(), warn);
    for (const line of ["one", "two", "three"]) append(line);
    expect(warned).toHaveLength(1);
    expect(warned[0]).toContain("THE ACTIVITY LOG IS NOT COMPLETE");
    expect(warned[0]).toMatch(why);
    expect(warned[0]).toContain("goto-access:activityLog");
  });

  it("that is a pipe without a reader holds nothing up", () => {
    const pipe = join(folder, "pipe");
    execFileSync("bash", ["-c", 'mkfifo "$0"', pipe]);
    appendTo(pipe, warn)("one");
    expect(warned).toHaveLength(1);
  });

  it("is written again as soon as it can be", () => {
    writeFileSync(join(folder, "deep"), "in the way");
    const append = appendTo(place, warn);
    append("lost");
    rmSync(join(folder, "deep"));
    append("kept");
    expect(readFileSync(place, "utf8")).toBe("kept\n");
  });

  it("that takes only a part of a line says so", () => {
    const script = `const { appendTo } = require("./providers/activity/append");
      const append = appendTo(process.argv[1], (text) => console.log(text));
      append("x".repeat(3000)); append("y");`;
    const limited = 'trap "" XFSZ; ulimit -f 2; exec "$0" --require tsx/cjs -e "$1" "$2"';
    const printed = execFileSync("bash", ["-c", limited, process.execPath, script, place], { encoding: "utf8" });
    expect(printed).toMatch(/cannot be written \(only \d+ of 3001 bytes could be written\)/);
  });

  it("whose disk was full is opened anew, for it may have been moved to where there is room", () => {
    mkdirSync(join(folder, "deep"));
    symlinkSync("/dev/full", place);
    const append = appendTo(place, warn);
    append("lost");
    rmSync(place);
    append("kept");
    expect(readFileSync(place, "utf8")).toBe("kept\n");
  });
});

describe("reading", () => {
  const entry = (time: string) => JSON.stringify({ time, outcome: "done" });
  const START = "2026-11-24T11:00:00.000Z";
  const since = (path: string, size = 0) => readActivity({ path, size, time: START });

  it("gives the lines of a run and passes over what was cut off", () => {
    const lines = [entry("2026-11-24T10:00:00.000Z"), '{"time":"2026-11-24T11:0', entry(START), "7"];
    appendTo(place, warn)(lines.join("\n"));
    expect(since(place)).toEqual([{ time: START, outcome: "done" }]);
  });

  it("begins where the log ended before, or anew where it was moved away", () => {
    appendTo(place, warn)(`${entry(START)}\n${entry(START)}`);
    const mark = markOf(place, new Date(START));
    appendTo(place, warn)(entry("2026-11-24T11:30:00.000Z"));
    expect(readActivity(mark)).toEqual([{ time: "2026-11-24T11:30:00.000Z", outcome: "done" }]);
    writeFileSync(place, `${entry("2026-11-24T11:31:00.000Z")}\n`);
    expect(readActivity(mark)).toEqual([{ time: "2026-11-24T11:31:00.000Z", outcome: "done" }]);
  });

  it("tells a log that is not there yet from one that cannot be read, a device without end too", () => {
    expect(markOf(place, new Date(START))).toEqual({ path: place, size: 0, time: START });
    expect(since(place)).toEqual([]);
    const loop = join(folder, "loop");
    symlinkSync(loop, loop);
    expect([since(folder), since("/dev/full"), since(loop)]).toEqual([undefined, undefined, undefined]);
  });
});
