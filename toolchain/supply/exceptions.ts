import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/** The file with the vulnerabilities that somebody has looked at, as messages name it. */
export const exceptionsFile = "toolchain/supply/exceptions.yaml";

/** A vulnerability that is accepted until a day. */
export interface Exception {
  readonly id: string;
  /** The last day, as 2026-12-31. */
  readonly until: string;
  readonly reason: string;
}

const ajv = addFormats(new Ajv({ allErrors: true }), ["date"]);

const isExceptions = ajv.compile<{ exceptions: Exception[] }>({
  type: "object",
  additionalProperties: false,
  required: ["exceptions"],
  properties: {
    exceptions: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "until", "reason"],
        properties: {
          id: { type: "string", pattern: "^(GHSA|GO)-" },
          until: { type: "string", format: "date" },
          reason: { type: "string", minLength: 20 },
        },
      },
    },
  },
});

/** Reads the exceptions. */
export function exceptions(): Exception[] {
  return parseExceptions(readFileSync(join(__dirname, "exceptions.yaml"), "utf8"));
}

/** Reads the text of such a file; an entry without its reason or its last day is an error. */
export function parseExceptions(text: string): Exception[] {
  const content: unknown = parse(text);
  if (isExceptions(content)) return content.exceptions;
  const mistakes = ajv.errorsText(isExceptions.errors, { dataVar: "", separator: "; " });
  throw new Error(`${exceptionsFile}: ${mistakes}. Each entry needs id, until (a day) and reason (a sentence).`);
}
