import { appendFileSync } from "node:fs";
import type { Surroundings } from "../surroundings";

/** Hands a value to the steps that follow: both services have their own way. */
export function output({ env, print }: Surroundings, name: string, value: string): void {
  if (env.GITHUB_OUTPUT !== undefined) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
  else print(`##vso[task.setvariable variable=${name}]${value}\n`);
}
