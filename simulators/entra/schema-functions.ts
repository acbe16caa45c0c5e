import type { JsonObject } from "./fields";

const SINGLE = ["String", "Integer", "Reference", "Binary", "Boolean", "DateTime"].map((key) => ({ key, value: "" }));

const operator = (name: string, arity: "Unary" | "Binary"): JsonObject => ({
  id: name,
  name,
  arity,
  multivaluedComparisonType: "All",
  supportedAttributeTypes: SINGLE,
});

/** The operators of scoping filters (§6.6). */
export const FILTER_OPERATORS: readonly JsonObject[] = [
  ...["EQUALS", "NOT EQUALS", "REGEX MATCH", "NOT REGEX MATCH", "ENDS_WITH", "Includes"].map((name) =>
    operator(name, "Binary"),
  ),
  ...["Greater_Than", "Greater_Than_OR_EQUALS", "&", "!&"].map((name) => operator(name, "Binary")),
  ...["IS TRUE", "IS FALSE", "IS NULL", "IS NOT NULL"].map((name) => operator(name, "Unary")),
];

/** The functions of mapping expressions (§8.8). */
export const FUNCTION_NAMES = [
  "Append",
  "AppRoleAssignmentsComplex",
  "AssertiveAppRoleAssignmentsComplex",
  "BitAnd",
  "CBool",
  "CDate",
  "Coalesce",
  "ConvertToBase64",
  "ConvertToUTF8Hex",
  "Count",
  "CStr",
  "DateAdd",
  "DateDiff",
  "DateFromNum",
  "FormatDateTime",
  "Guid",
  "IgnoreFlowIfNullOrEmpty",
  "IIF",
  "InStr",
  "IsNull",
  "IsNullOrEmpty",
  "IsPresent",
  "IsString",
  "Item",
  "Join",
  "Left",
  "Mid",
  "NormalizeDiacritics",
  "Not",
  "Now",
  "NumFromDate",
  "PCase",
  "RandomString",
  "Redact",
  "RemoveDuplicates",
  "Replace",
  "SelectUniqueValue",
  "SingleAppRoleAssignment",
  "Split",
  "StripSpaces",
  "Switch",
  "ToLower",
  "ToUpper",
  "Word",
] as const;

/** What `schema/functions()` lists; the parameters are not described. */
export const FUNCTIONS: readonly JsonObject[] = FUNCTION_NAMES.map((name) => ({ name, parameters: [] }));
