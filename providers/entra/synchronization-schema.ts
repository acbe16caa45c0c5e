/**
 * The schema of a provisioning job (docs/services/entra-graph.md §6.5), as far as it is looked at; whatever else Graph
 * gives stays in the object and is sent back.
 */
export interface SynchronizationSchema {
  readonly directories: readonly Directory[];
  readonly synchronizationRules: readonly SynchronizationRule[];
}

/** One side of the synchronization with the attributes that its objects have. */
export interface Directory {
  readonly name: string;
  readonly objects: readonly { readonly name: string; readonly attributes: readonly { readonly name: string }[] }[];
}

/** A direction in which objects flow. */
export interface SynchronizationRule {
  readonly id: string;
  readonly name: string;
  readonly sourceDirectoryName: string;
  readonly targetDirectoryName: string;
  readonly objectMappings: readonly ObjectMapping[];
}

/** How objects of one kind become objects of another. */
export interface ObjectMapping {
  readonly name: string;
  readonly enabled: boolean;
  /** Any of Add, Update and Delete, with commas between them. */
  readonly flowTypes: string;
  readonly sourceObjectName: string;
  readonly targetObjectName: string;
  readonly scope: Scope | null;
  readonly attributeMappings: readonly AttributeMapping[];
}

/** Scoping filter: any of the groups, all clauses of a group (§6.6). */
export interface Scope {
  readonly groups: readonly { readonly name: string; readonly clauses: readonly Clause[] }[] | null;
}

/** A condition on a source attribute. */
export interface Clause {
  readonly operatorName: string;
  readonly sourceOperandName: string;
  readonly targetOperand: { readonly values: readonly string[] } | null;
}

/** What one target attribute is filled from, and when. */
export interface AttributeMapping {
  readonly targetAttributeName: string;
  /** 0 = no matching property; else its place in the order of matching. */
  readonly matchingPriority: number;
  readonly flowType: string;
  readonly source: AttributeSource;
}

/** `[mail]`, `"Active"` or a function with its arguments. */
export interface AttributeSource {
  readonly expression: string;
  readonly name: string | null;
  readonly type: "Attribute" | "Constant" | "Function";
  readonly parameters: readonly { readonly key: string; readonly value: AttributeSource }[] | null;
}
