import { isLosslessNumber, parse as parseLossless } from "lossless-json";

/** What a body is that is not JSON. */
export const BROKEN = Symbol("broken");

/** JSON with integers beyond 2^53 as strings, because keys exceed it (docs/services/goto-admin-api.md §1.2). */
export function readJson(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  try {
    // Only bare numbers of that length need the slower parser; keys that are strings do not.
    const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
    if (!/[:[,]\s*-?\d{16}/.test(plain)) return JSON.parse(plain) as unknown;
    return parseLossless(plain, (_key, value) => {
      if (!isLosslessNumber(value)) return value;
      const plain = value.toString();
      return /^-?\d{16,}$/.test(plain) ? plain : Number(plain);
    });
  } catch {
    return BROKEN;
  }
}
