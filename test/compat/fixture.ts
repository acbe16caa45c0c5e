import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Whole } from "../../simulators/entra/whole";
import type { World } from "../../simulators/seed/world";

/** How the services behave, and with what settings the stack runs. */
export interface Circumstances {
  /** Environment variables of every run. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly entraSwitches?: Readonly<Record<string, unknown>>;
  /** Faults of GoTo, as its back door takes them. */
  readonly gotoFaults?: readonly unknown[];
}

/** How runs end that find nothing to do but what the last one could not. */
export interface Expected {
  /** What an up that is not green says; left out: it is green. */
  readonly red?: readonly string[];
  /** Requests of an up that GoTo refuses again; left out: nothing is written. */
  readonly refused?: readonly string[];
}

/** A stack's state and the world it was written in, as an earlier version of goto-access has left them. */
export interface Fixture extends Expected {
  readonly circumstances: Circumstances;
  /** YAML files by name. */
  readonly config: Readonly<Record<string, string>>;
  /** People and accounts of GoTo, tenant and clients of Entra. */
  readonly seed: World;
  /** All the rest of Entra. */
  readonly whole: Whole;
  /** What `pulumi stack export` has written, with the marks of portable.ts. */
  readonly state: string;
}

const FIXTURES = join(__dirname, "fixtures");

/** Names of all fixtures: `<format>-<story>`. */
export function fixtureNames(): string[] {
  return readdirSync(FIXTURES).sort();
}

export function readFixture(name: string): Fixture {
  const folder = join(FIXTURES, name);
  const text = (file: string) => readFileSync(join(folder, file), "utf8");
  const { seed, whole } = parse(text("world.yaml")) as Pick<Fixture, "seed" | "whole">;
  const yaml = readdirSync(join(folder, "config"));
  return {
    ...(parse(text("story.yaml")) as Pick<Fixture, keyof Expected | "circumstances">),
    config: Object.fromEntries(yaml.map((file) => [file, text(join("config", file))])),
    seed,
    whole,
    state: JSON.stringify(parse(text("state.yaml"))),
  };
}

/** Writes a fixture in place of the one of that name, as YAML, in which a document has a line for each person. */
export function writeFixture(name: string, { config, seed, whole, state, ...story }: Fixture): void {
  const folder = join(FIXTURES, name);
  const write = (file: string, content: unknown) => writeFileSync(join(folder, file), stringify(content, AS_IT_IS));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "config"), { recursive: true });
  for (const [file, text] of Object.entries(config)) writeFileSync(join(folder, "config", file), text);
  write("story.yaml", story);
  write("world.yaml", { seed, whole });
  write("state.yaml", JSON.parse(state));
}

/** No line is folded, nothing refers to anything. */
const AS_IT_IS = { lineWidth: 0, aliasDuplicateObjects: false } as const;
