import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endOf } from "../../cli/sandbox";
import type { World } from "../../simulators/seed/world";
import type { Row } from "../measured";
import { company } from "../stage/company";
import { measure } from "../stage/measure";
import { makeProject, type Project, writePeople } from "../stage/project";
import { type Services, startServices } from "../stage/services";
import { type SignedIn, signIn } from "../stage/sign-in";
import type { Bench } from "./case";
import { copies } from "./copies";

const SCRIPT = join(__dirname, "../baselines/script/index.ts");
const TSX = require.resolve("tsx/cjs");

/** One dynamic resource a person: making so many accounts, and a preview of more of them with nothing to do. */
export async function perPersonFirstRun(
  { tools, say }: Bench,
  people: number,
  idlePeople: number,
): Promise<{ created: Row; preview: Row }> {
  const world = company(idlePeople, { accounts: 0 });
  const services = await startServices(world);
  try {
    const signed = await signIn(services);
    const project = await makeProject(tools, "per-person", environmentOf(services, signed));
    try {
      say(`${people} people join, one dynamic resource each`);
      const created = await createAll(services, project, peopleOf(world, signed).slice(0, people));
      say(`${idlePeople} people, one dynamic resource each, nothing to do`);
      await growState(project, peopleOf(world, signed));
      const what = "nothing to do, preview, one dynamic resource each";
      const run = () => project.pulumi(["preview", "--expect-no-changes", "--color", "never"]);
      const { stateBytes } = project;
      return { created, preview: await measure(services, { what, people: idlePeople, run, stateBytes }) };
    } finally {
      project.dispose();
    }
  } finally {
    await services.close();
  }
}

function createAll(services: Services, project: Project, people: readonly Newcomer[]): Promise<Row> {
  project.set("PEOPLE_FILE", writePeople(project.folder, people));
  return measure(services, {
    what: "join, one dynamic resource each",
    people: people.length,
    run: () => project.pulumi(["up", "--yes", "--skip-preview", "--suppress-outputs", "--color", "never"]),
    stateBytes: project.stateBytes,
  });
}

/** Writes more people for the program, and a state that knows them all. */
async function growState(project: Project, people: readonly Newcomer[]): Promise<void> {
  project.set("PEOPLE_FILE", writePeople(project.folder, people));
  const file = join(project.folder, "deployment.json");
  const exported = await project.pulumi(["stack", "export", "--show-secrets", "--file", file]);
  writeFileSync(file, JSON.stringify(copies(JSON.parse(readFileSync(file, "utf8")), people)));
  const imported = await project.pulumi(["stack", "import", "--file", file]);
  if (exported.code !== 0 || imported.code !== 0) throw new Error(exported.stderr + imported.stderr);
}

/** A plain script: it makes everybody's account, and looks everybody up. */
export async function scriptRuns({ say }: Bench, count: number): Promise<{ create: Row; check: Row }> {
  const world = company(count, { accounts: 0 });
  const services = await startServices(world);
  const folder = mkdtempSync(join(tmpdir(), "goto-access-bench-"));
  try {
    const signed = await signIn(services);
    const file = writePeople(folder, peopleOf(world, signed));
    const env = { ...process.env, ...environmentOf(services, signed), PEOPLE_FILE: file };
    const measured = (mode: "create" | "check", what: string) => {
      say(`${count} people, ${what}`);
      const run = () => endOf(spawn(process.execPath, ["--require", TSX, SCRIPT, mode], { env }));
      return measure(services, { what, people: count, run, stateBytes: () => 0 });
    };
    const create = await measured("create", "join, a script with a request each");
    return { create, check: await measured("check", "nothing to do, check by a script with a request each") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await services.close();
  }
}

/** One person as the baselines read them. */
export interface Newcomer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly licenseKey: string;
}

function peopleOf({ entra }: World, { licenseKey }: SignedIn): Newcomer[] {
  return entra.users.map(({ mail, givenName, surname }) => ({
    email: mail ?? "",
    firstName: givenName ?? "",
    lastName: surname ?? "",
    licenseKey,
  }));
}

function environmentOf({ environment }: Services, { authorization, accountKey }: SignedIn): Record<string, string> {
  return {
    ...environment,
    GOTO_ACCESS_TOKEN: authorization.replace("Bearer ", ""),
    GOTO_ACCOUNT_KEY: accountKey,
  };
}
