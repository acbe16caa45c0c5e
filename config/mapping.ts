import type { ApplicationYaml } from "./schema/application";

type MappingsYaml = NonNullable<NonNullable<ApplicationYaml["provisioning"]>["mappings"]>;
/** The mapping of users as it is written. */
export type UserMappingYaml = NonNullable<MappingsYaml["users"]>;
/** A condition of the filter as it is written. */
export type ClauseYaml = NonNullable<UserMappingYaml["filter"]>[number][number];

/** A condition of the filter; numbers are text here, as they are for Entra. */
export interface ClauseConfig {
  readonly attribute: string;
  readonly operator: ClauseYaml["operator"];
  readonly value?: string;
}

/** The mapping of users, as far as it is declared; text alone in `attributes` is an attribute of the directory. */
export type UserMappingConfig = Omit<UserMappingYaml, "filter"> & {
  readonly filter?: readonly (readonly ClauseConfig[])[];
};

/** The mappings that are declared. */
export interface MappingsConfig {
  readonly users?: UserMappingConfig;
}

/** `provisioning.mappings` without what the file leaves out. */
export function mappingsOf({ users }: MappingsYaml): MappingsConfig {
  if (users === undefined) return {};
  const { filter, ...rest } = users;
  return { users: filter === undefined ? rest : { ...rest, filter: filter.map((clauses) => clauses.map(clauseOf)) } };
}

function clauseOf({ attribute, operator, value }: ClauseYaml): ClauseConfig {
  return value === undefined ? { attribute, operator } : { attribute, operator, value: String(value) };
}
