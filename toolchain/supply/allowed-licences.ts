import type { Dependency, Use } from "./dependencies";

/** Licences that are treated alike. */
export interface LicenceClass {
  readonly title: string;
  readonly licences: readonly string[];
  /** Where dependencies under them may be used. */
  readonly uses: readonly Use[];
  /** Why that goes together with this project's Apache-2.0. */
  readonly why: string;
}

const everywhere: readonly Use[] = ["production", "development", "programs"];

/** The licences that a dependency may have; what is not here ends the check red. */
export const licenceClasses: readonly LicenceClass[] = [
  {
    title: "permissive",
    licences: ["Apache-2.0", "MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Python-2.0"],
    uses: everywhere,
    why: "Ask for their notice to be kept, which is in each package, and for nothing from the work that uses them.",
  },
  {
    title: "public domain, or nearly",
    licences: ["0BSD", "MIT-0", "CC0-1.0", "Unlicense"],
    uses: everywhere,
    why: "Ask for nothing.",
  },
  {
    title: "data",
    licences: ["CC-BY-3.0", "Unicode-DFS-2016"],
    uses: everywhere,
    why: "Tables, no code (names of SPDX's exceptions, Unicode's characters). Ask for their author to be named.",
  },
  {
    title: "copyleft by file",
    licences: ["MPL-2.0"],
    uses: ["development", "programs"],
    why:
      "Changes of the files themselves must be published; nothing is asked of a work beside them. Kept out of what runs in " +
      "our own process; allowed in programs of their own, which are built from unchanged sources, and in development.",
  },
];

/** Whether an SPDX expression goes with a use: with OR one of its licences is enough, with AND all must do. */
export function isAllowed({ licence, use }: Pick<Dependency, "licence" | "use">): boolean {
  const listed = licenceClasses.filter(({ uses }) => uses.includes(use)).flatMap(({ licences }) => licences);
  const alternatives = (licence ?? "").replace(/^\((.*)\)$/, "$1").split(" OR ");
  return alternatives.some((alternative) => alternative.split(" AND ").every((one) => listed.includes(one)));
}
