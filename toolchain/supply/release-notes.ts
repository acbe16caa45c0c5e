import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../wanted";

/**
 * What CHANGELOG.md says of a tag's version. Throws where the tag is not `v` and the version of package.json, and where there
 * is no such section or nothing in it.
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`)
    throw new Error(
      `The tag is ${tag}, but package.json has version ${version}. Tag the commit that sets it: v${version}.`,
    );
  const sections = changelog.split(/^## /m);
  const section = sections.find((one) => /^\[?(\d\S*?)\]?(?:\s|$)/.exec(one)?.[1] === version);
  const notes = section?.split("\n").slice(1).join("\n").trim();
  if (notes) return notes;
  throw new Error(
    `CHANGELOG.md says nothing under "## ${version}". Give that title to what was under "## Unreleased".`,
  );
}

/** `release-notes.ts <tag>`: prints the notes of a release. */
function main([tag = ""]: readonly string[]): void {
  const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
  const { version }: { version: string } = JSON.parse(read("package.json"));
  console.log(releaseNotes(tag, version, read("CHANGELOG.md")));
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
