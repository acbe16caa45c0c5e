/** The roster's properties as the engine stores them. */
export interface StoredRoster {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface State {
  readonly deployment: { readonly resources: readonly (StoredRoster & { readonly type: string })[] };
}

/** The roster of a state. */
export function rosterOf(state: string): StoredRoster {
  const { resources } = (JSON.parse(state) as State).deployment;
  const roster = resources.find(({ type }) => type === "pulumi-nodejs:dynamic/goto:Roster");
  if (roster === undefined) throw new Error("the state has no roster");
  return roster;
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
