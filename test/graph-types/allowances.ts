/** Where our contract says something else than the definitions: a section of docs/services/entra-graph.md, or why. */
interface Allowance {
  readonly type: string;
  readonly section: string;
}

/** Properties that the definitions do not have, or have otherwise, as `Type.property`. */
export const PROPERTIES: Readonly<Record<string, Allowance>> = {
  // Groups and service principals are open types; what is read of them under beta is there under v1.0 too.
  "Group.infoCatalogs": { type: "string[]", section: "§13.1: more names do no harm (beta)" },
  "Group.resourceBehaviorOptions": { type: "string[]", section: "§13.1 (beta)" },
  "Group.resourceProvisioningOptions": { type: "string[]", section: "§13.1 (beta)" },
  "Group.writebackConfiguration": {
    type: "{ isEnabled?: NullableOption<boolean>; onPremisesGroupType?: NullableOption<string> }",
    section: "§13.1 (beta)",
  },
  "ServicePrincipal.createdDateTime": {
    type: "NullableOption<string>",
    section: "§13.1: more names do no harm",
  },
  "ServicePrincipal.samlMetadataUrl": { type: "NullableOption<string>", section: "§4.5 (beta)" },
  // Who may not read users gets all their properties as null, lists too.
  "User.assignedLicenses": { type: "NullableOption<AssignedLicense[]>", section: "§1 trap 18" },
  "User.assignedPlans": { type: "NullableOption<AssignedPlan[]>", section: "§1 trap 18" },
  "User.businessPhones": { type: "NullableOption<string[]>", section: "§1 trap 18" },
  "User.otherMails": { type: "NullableOption<string[]>", section: "§1 trap 18" },
  "User.provisionedPlans": { type: "NullableOption<ProvisionedPlan[]>", section: "§1 trap 18" },
  "User.proxyAddresses": { type: "NullableOption<string[]>", section: "§1 trap 18" },
  "FilterOperatorSchema.name": { type: "string", section: "§6.1" },
  "FilterOperatorSchema.supportedAttributeTypes": { type: "{ key: AttributeType; value: string }[]", section: "§6.1" },
  "AttributeMappingFunctionSchema.name": { type: "string", section: "§6.1, as an operator" },
  // The value of any type, which gives the pair its name, is missing in the definitions.
  "StringKeyObjectValuePair.value": { type: "any", section: "§6.1 testInputObject" },
  // An open type without a property of its own.
  "DetailsInfo.UserPrincipalName": { type: "NullableOption<string>", section: "§7 details" },
};

/** Enumerations of which a value may be several members joined by commas: OData flags, which the definitions do not mark. */
export const FLAGS: Readonly<Record<string, string>> = {
  ObjectFlowTypes: "§6.5 flowTypes",
  SynchronizationJobRestartScope: "§6.2 resetScope",
  DirectoryDefinitionDiscoverabilities: "§6.5 discoverabilities",
};
