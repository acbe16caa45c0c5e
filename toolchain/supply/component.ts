/** A component of a CycloneDX 1.5 list, as far as this project fills it in. */
export interface Component {
  readonly "bom-ref": string;
  readonly type: "library" | "application";
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope?: "required" | "optional";
  readonly licenses?: readonly Licence[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

type Licence = { readonly license: { readonly id: string } } | { readonly expression: string };

/** What one component is made with. */
export interface Edge {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

/** A part of the list. */
export interface Part {
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
}

/** A licence as CycloneDX writes it. */
export function licencesOf(licence: string): readonly Licence[] {
  return / (AND|OR) /.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
}
