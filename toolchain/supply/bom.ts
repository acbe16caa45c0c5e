import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../wanted";
import { goPart } from "./bom-go";
import { npmPart } from "./bom-npm";
import { type Component, type Edge, licencesOf } from "./component";

/** What the list says of itself; a given time is the only thing that does not come from files of the repository. */
export interface BomOptions {
  /** ISO 8601. */
  readonly timestamp?: string;
}

/** The list of everything that a run uses, as CycloneDX 1.5: npm's packages, the programs of Pulumi and their Go modules. */
export function bom({ timestamp }: BomOptions = {}) {
  const [npm, go] = [npmPart(), goPart()];
  const own = ownComponent(npm.root);
  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { ...(timestamp && { timestamp }), component: own },
    components: sorted([...npm.components, ...go.components], (one) => one["bom-ref"]),
    dependencies: sorted(
      [...npm.edges.map((edge) => withPrograms(edge, npm.root, go.edges)), ...go.edges],
      ({ ref }) => ref,
    ),
  };
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    serialNumber: serialNumber(content),
    ...content,
  };
}

function ownComponent(ref: string): Component {
  const { name, version, license }: { name: string; version: string; license: string } = JSON.parse(
    readFileSync(join(projectRoot, "package.json"), "utf8"),
  );
  return {
    "bom-ref": ref,
    type: "application",
    name,
    version,
    purl: `pkg:npm/${name}@${version}`,
    licenses: licencesOf(license),
  };
}

/** Besides its packages, the project uses the three programs. */
function withPrograms(edge: Edge, root: string, programs: readonly Edge[]): Edge {
  return edge.ref === root ? { ref: root, dependsOn: [...edge.dependsOn, ...programs.map(({ ref }) => ref)] } : edge;
}

/** Made from the content: the same list has the same number, as a list that has changed must not. */
function serialNumber(content: object): string {
  const hex = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  // The two fixed digits say that this is a UUID of our own making (RFC 9562, version 8).
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(12, 15)}`,
    `8${hex.slice(15, 18)}`,
    hex.slice(18, 30),
  ];
  return `urn:uuid:${parts.join("-")}`;
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
  return [...list].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
