import { exportedRoster } from "../../cli/stack/exported-roster";

/** The roster's properties as the engine stores them. */
export interface StoredRoster {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The roster of a state. */
export function rosterOf(state: string): StoredRoster {
  const { inputs, outputs } = exportedRoster(state) ?? {};
  if (inputs === undefined || outputs === undefined) throw new Error("the state has no roster");
  return { inputs: { ...inputs }, outputs: { ...outputs } };
}

/** A text document in a state. */
export interface StoredDocument {
  /** The property that holds it. */
  readonly property: string;
  readonly kind: string;
  readonly version: number;
  readonly text: string;
}

/** All documents that have something in them. */
export function documentsIn(properties: Readonly<Record<string, unknown>>): StoredDocument[] {
  return Object.entries(properties).flatMap(([property, text]) => {
    if (typeof text !== "string") return [];
    const [, kind, version] = /^@(\w+) (\d+)\n/.exec(text) ?? [];
    return kind === undefined ? [] : [{ property, kind, version: Number(version), text }];
  });
}
