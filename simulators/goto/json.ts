import { parse } from "lossless-json";

/** Members whose strings are keys, written as bare numbers under `keys.type: number`. */
const KEY_MEMBERS = new Set([
  "key",
  "accountKey",
  "groupKey",
  "groupKeyPath",
  "keyPath",
  "userKeys",
  "invitedUserKeys",
  "licenseKeys",
  "managedGroupKeys",
]);

/** JSON text of a value. Keys become bare digits when `numbers` is set; JavaScript's own numbers would lose the last ones. */
export function writeJson(value: unknown, numbers: boolean): string {
  return numbers ? writeWithNumbers(value, false) : JSON.stringify(value);
}

function writeWithNumbers(value: unknown, isKey: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => writeWithNumbers(item, isKey)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const texts = members.map(
      ([name, member]) => `${JSON.stringify(name)}:${writeWithNumbers(member, KEY_MEMBERS.has(name))}`,
    );
    return `{${texts.join(",")}}`;
  }
  return isKey && typeof value === "string" ? value : JSON.stringify(value);
}

/** A body as JSON with integers beyond 2^53 kept as bigint; undefined when it is not JSON. */
export function readJson(body: Buffer): unknown {
  try {
    return parse(body.toString("utf8"), undefined, readNumber);
  } catch {
    return undefined;
  }
}

function readNumber(digits: string): number | bigint {
  const number = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number;
}
