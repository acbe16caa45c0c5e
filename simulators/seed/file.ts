import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { accountProblems } from "./account-references";
import { demoWorld } from "./demo";
import { directoryProblems } from "./directory-references";
import { emptyWorld } from "./empty";
import { withGeneratedPeople } from "./generate";
import { SeedError } from "./seed-error";
import { shapeOf } from "./shape";
import type { World } from "./world";

const BUILT_IN: ReadonlyMap<string, World> = new Map([
  ["demo", demoWorld],
  ["empty", emptyWorld],
]);

/**
 * The world called `demo` or `empty`, or the one in a JSON or YAML file at that path, with this many generated people added.
 * Throws {@link SeedError} with everything that is wrong with the file.
 */
export function worldFrom(seed: string, people = 0): World {
  const world = BUILT_IN.get(seed) ?? readWorld(seed);
  return people === 0 ? world : withGeneratedPeople(world, people);
}

/** A document as a world. Throws {@link SeedError} with all problems of its shape, or else with all of its references. */
export function checkedWorld(document: unknown, name: string): World {
  const shape = shapeOf(document);
  if ("problems" in shape) throw new SeedError(name, shape.problems);
  const problems = [...directoryProblems(shape.world.entra), ...accountProblems(shape.world.goto)];
  if (problems.length > 0) throw new SeedError(name, problems);
  return shape.world;
}

function readWorld(file: string): World {
  return checkedWorld(parse(readText(file), file), file);
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file; a seed is demo, empty or the path of a JSON or YAML file",
  EISDIR: "this is a folder; a seed is demo, empty or the path of a JSON or YAML file",
  EACCES: "this user may not read the file",
};

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new SeedError(file, [UNREADABLE[code] ?? message]);
  }
}

/** JSON would be YAML too, but its own parser is many times faster, and a large seed is JSON. */
function parse(text: string, file: string): unknown {
  if (file.toLowerCase().endsWith(".json")) return parseJson(text, file);
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new SeedError(
      file,
      document.errors.map(({ message }) => firstLine(message)),
    );
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new SeedError(file, [messageOf(error)]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SeedError(file, [`this is not JSON: ${messageOf(error)}`]);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The parser draws the place below its sentence; its line and column are in the sentence already. */
function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/:$/, "") ?? text;
}
