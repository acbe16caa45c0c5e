import { describe, expect, test } from "vitest";
import { readMessages } from "./messages";
import { firstCells, readPage } from "./pages";

const entries = firstCells(readPage("docs/operations.md"), "Message");
const { messages, passedOn } = readMessages();

/** Whether an entry is a part of a message; a single word has to be all of it. */
function isAbout(entry: string, text: string): boolean {
  const said = text.replace(/\s+/g, " ");
  return entry.includes(" ") ? said.includes(entry) : said === entry;
}

describe("docs/operations.md", () => {
  test("has an entry for every message that a run can end with", () => {
    const missing = messages.filter(({ text }) => !entries.some((entry) => isAbout(entry, text)));
    expect(missing.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  test("has no entry for a message that no run has", () => {
    expect(entries.filter((entry) => !messages.some(({ text }) => isAbout(entry, text)))).toEqual([]);
  });

  test("has each entry once", () => {
    expect(entries.filter((entry, place) => entries.indexOf(entry) !== place)).toEqual([]);
  });
});

describe("messages of the sources", () => {
  test("are found in every form", () => {
    const texts = messages.map(({ text }) => text);
    expect(texts).toContain("Waiting for a seat");
    expect(texts.filter((text) => text.includes("was answered with"))).not.toEqual([]);
    expect(texts).toContain('has "…" as e-mail address, which is not one');
    expect(messages.length).toBeGreaterThan(150);
  });

  test("that another place makes are passed on by name, and here alone from a text", () => {
    const byName = /messageOf\(|error\.message|String\(error\)|(problems|reasons)\.(join|push|map)|this\.#?clean\(/;
    expect(passedOn.filter((one) => !byName.test(one))).toEqual([
      "stacks/ending.ts: text", // the titles are found where `say` is called
      "stacks/notify.ts: problem", // of providers/notify/settings.ts
      "stacks/run.ts: pilotNotice(pilot)", // no trouble: it says that there is a pilot
      "stacks/run.ts: message", // of whatever error has ended the program
      "stacks/run.ts: `{file}:{line}:{column} {message}. {remedy}`", // a warning of the files
      "providers/entra/audit-logs.ts: text(reason)", // of Entra's log
      "toolchain/cache-entry.ts: `{entry.folder}: no {name} in it`", // never seen: it is built anew
      "toolchain/index.ts: attempts", // the reasons of each way
      'toolchain/official-site.ts: [`{what} failed ({how}).`, ...lastLines(outcome.output, 5)].join("\\n")',
      "cli/stack/settings.ts: `{found.why}. {found.remedy}`", // that there is no stack
    ]);
  });
});
