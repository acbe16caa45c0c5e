import type { Json } from "../fields";

/** A synchronization schema, as far as cycles read it (docs/services/entra-graph.md §6.5). */
export interface SchemaForm {
  readonly directories?: readonly DirectoryForm[];
  readonly synchronizationRules?: readonly RuleForm[];
}

/** A directory with the attributes of its objects. */
export interface DirectoryForm {
  readonly name?: string;
  readonly objects?: readonly {
    readonly name?: string;
    readonly attributes?: readonly { readonly name?: string; readonly type?: string }[];
  }[];
}

/** What is taken from one directory to another. */
export interface RuleForm {
  readonly id?: string;
  readonly sourceDirectoryName: string;
  readonly targetDirectoryName: string;
  readonly objectMappings: readonly ObjectMappingForm[];
}

/** How objects of one kind become objects of another. */
export interface ObjectMappingForm {
  readonly name?: string | null;
  readonly enabled?: boolean;
  readonly flowTypes?: string;
  readonly sourceObjectName: string;
  readonly targetObjectName: string;
  readonly scope?: ScopeForm | null;
  readonly attributeMappings: readonly AttributeMappingForm[];
}

/** How one attribute of the target gets its value. */
export interface AttributeMappingForm {
  readonly targetAttributeName: string;
  readonly matchingPriority?: number;
  readonly flowType?: string;
  readonly flowBehavior?: string;
  readonly defaultValue?: string | null;
  readonly source: SourceForm;
}

/** Where an attribute's value comes from. */
export interface SourceForm {
  readonly expression?: string | null;
  readonly name?: string | null;
  readonly type?: "Attribute" | "Constant" | "Function";
  readonly parameters?: Json;
}

/** A scoping filter (§6.6). */
export interface ScopeForm {
  readonly groups?: readonly { readonly name?: string | null; readonly clauses: readonly ClauseForm[] }[] | null;
}

/** One condition of a scoping filter. */
export interface ClauseForm {
  readonly operatorName: string;
  readonly sourceOperandName: string;
  readonly targetOperand?: { readonly values?: readonly string[] } | null;
}
