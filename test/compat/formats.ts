import { decodeHeld, decodeWaiting, encodeHeld, encodeWaiting } from "../../providers/goto/held";
import {
  decodeDrift,
  decodeFailures,
  decodeMissing,
  decodeUnmanaged,
  encodeFailures,
  encodeMissing,
} from "../../providers/goto/inputs";
import { decodePeople, decodeUnresolved, encodePeople, encodeUnresolved } from "../../providers/goto/people";
import { decodePilot, encodePilot } from "../../providers/goto/pilot";
import { decodeRecords, encodeRecords } from "../../providers/goto/records";

/** A kind of document that states hold. */
export interface StoredFormat {
  /** The version in which it is written today. */
  readonly version: number;
  readonly columns: number;
  /** The property of the roster that holds it. */
  readonly property: string;
  /** Reads it; `people` are those of the same state. */
  readonly read: (text: string, people: string) => readonly unknown[];
  /** Writes what was read; left out where only a run can. */
  readonly again?: (text: string, people: string) => string;
}

/**
 * Every document that a state may hold, as it is written today. A change of its columns, or of what one of them says, is
 * another version: docs/compatibility.md says how to raise it.
 */
export const FORMATS: Readonly<Record<string, StoredFormat>> = {
  roster: {
    version: 1,
    columns: 6,
    property: "people",
    read: decodePeople,
    again: (text) => encodePeople(decodePeople(text)),
  },
  accounts: {
    version: 2,
    columns: 6,
    property: "__accounts",
    read: (text, people) => decodeRecords({ people, __accounts: text }),
    again: (text, people) => encodeRecords(decodeRecords({ people, __accounts: text }), people),
  },
  unresolved: {
    version: 1,
    columns: 3,
    property: "unresolved",
    read: decodeUnresolved,
    again: (text) => encodeUnresolved(decodeUnresolved(text)),
  },
  held: {
    version: 1,
    columns: 4,
    property: "held",
    read: decodeHeld,
    again: (text) => encodeHeld(decodeHeld(text)),
  },
  waiting: {
    version: 1,
    columns: 3,
    property: "waiting",
    read: decodeWaiting,
    again: (text) => encodeWaiting(decodeWaiting(text)),
  },
  missing: {
    version: 1,
    columns: 2,
    property: "missing",
    read: decodeMissing,
    again: (text) => encodeMissing(decodeMissing(text)),
  },
  pilot: {
    version: 1,
    columns: 2,
    property: "pilot",
    read: decodePilot,
    again: (text) => encodePilot(decodePilot(text)),
  },
  failed: {
    version: 1,
    columns: 3,
    property: "failed",
    read: decodeFailures,
    again: (text) => encodeFailures(decodeFailures(text)),
  },
  unmanaged: { version: 1, columns: 2, property: "unmanaged", read: decodeUnmanaged },
  drift: { version: 1, columns: 2, property: "drift", read: decodeDrift },
};
