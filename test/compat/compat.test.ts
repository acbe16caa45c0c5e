import { describe, expect, it } from "vitest";
import { type Fixture, fixtureNames, readFixture } from "./fixture";
import { FORMATS } from "./formats";
import { documentsIn, rosterOf } from "./stored";
import { reopen, type Theatre } from "./theatre";

/** Each runs the engine a few times. */
const PATIENCE_MS = 600_000;
const UP = ["up", "--yes", "--skip-preview", "--suppress-outputs"];

async function withState(
  fixture: Fixture,
  act: (theatre: Theatre) => Promise<void>,
  change?: (state: string) => string,
): Promise<void> {
  const theatre = await reopen(fixture, change);
  try {
    await act(theatre);
  } finally {
    await theatre.close();
  }
}

/** Everything that somebody could notice in Entra or in GoTo. */
async function world({ entra, goto }: Theatre): Promise<unknown> {
  return { entra: await entra.get("whole"), goto: await goto.get("state") };
}

async function writes({ entra, goto }: Theatre): Promise<string[]> {
  return [...(await entra.writes()), ...(await goto.writes())];
}

/** Nothing is to be done; where the last run could not do something, nothing but that, and no line of a person changes. */
async function expectEmptyPreview(theatre: Theatre, { refused }: Fixture): Promise<void> {
  const strict = refused === undefined ? ["--expect-no-changes"] : [];
  const { code, stdout, stderr } = await theatre.pulumi("preview", "--diff", ...strict);
  expect(code, stdout + stderr).toBe(0);
  expect(stdout).not.toMatch(/^\s*[-+~] \S+@\S+/m);
  expect(stdout).not.toMatch(/\d+ to (create|delete|replace|import)/);
}

/** An up that ends as the story's last one did, and has sent nothing but what GoTo refuses again. */
async function expectUp(theatre: Theatre, { red, refused = [] }: Fixture): Promise<void> {
  const { code, stdout, stderr } = await theatre.pulumi(...UP);
  expect(code === 0, stdout + stderr).toBe(red === undefined);
  for (const reason of red ?? []) expect(stdout).toContain(reason);
  expect(await writes(theatre)).toEqual(refused);
}

describe("the state of an earlier version", () => {
  it.concurrent.each(fixtureNames())(
    "%s previews empty, is run on without a change for anybody, and is then of today's version",
    async (name) => {
      const fixture = readFixture(name);
      await withState(fixture, async (theatre) => {
        const before = await world(theatre);
        await expectEmptyPreview(theatre, fixture);
        expect(await writes(theatre)).toEqual([]);
        await expectUp(theatre, fixture);
        expect(await world(theatre)).toEqual(before);
        const versions = await versionsIn(theatre);
        expect(versions).toEqual(versions.map(ofToday));
        // What the upgrade leaves is the same for all; a run of the engine for one says it.
        if (name === "v1-direct") await expectEmptyPreview(theatre, fixture);
      });
    },
    PATIENCE_MS,
  );
});

/** `kind version` of the documents that the next run is given. */
async function versionsIn(theatre: Theatre): Promise<string[]> {
  const { stdout } = await theatre.pulumi("stack", "export");
  return documentsIn(rosterOf(stdout).inputs).map(({ kind, version }) => `${kind} ${version}`);
}

function ofToday(document: string): string {
  const [kind = ""] = document.split(" ");
  return `${kind} ${FORMATS[kind]?.version}`;
}

describe("the state of another version", () => {
  it.concurrent(
    "whose stub and properties we do not know previews empty, and a run leaves them behind",
    async () => {
      const fixture = readFixture("v1-pilot");
      await withState(
        fixture,
        async (theatre) => {
          const before = await world(theatre);
          await expectEmptyPreview(theatre, fixture);
          await expectUp(theatre, fixture);
          expect(await world(theatre)).toEqual(before);
          expect(await inputsOf(theatre)).not.toHaveProperty("colour");
        },
        withUnknown,
      );
    },
    PATIENCE_MS,
  );

  it.concurrent(
    "that is newer is refused, by name and with what to do, and nothing is changed",
    async () => {
      const fixture = readFixture("v1-pilot");
      await withState(
        fixture,
        async (theatre) => {
          const before = await world(theatre);
          const { code, stdout } = await theatre.pulumi(...UP);
          expect(code).not.toBe(0);
          expect(stdout).toContain(
            "The stored roster document cannot be read: it was written by a newer goto-access (format 99); update goto-access to read it.",
          );
          expect(await writes(theatre)).toEqual([]);
          expect(await world(theatre)).toEqual(before);
        },
        (state) => state.replaceAll("@roster 1\\n", "@roster 99\\n"),
      );
    },
    PATIENCE_MS,
  );
});

async function inputsOf(theatre: Theatre): Promise<unknown> {
  return rosterOf((await theatre.pulumi("stack", "export")).stdout).inputs;
}

interface Stored {
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Our resources with another text of the provider, and with a property that today's does not have. */
function withUnknown(text: string): string {
  const state = JSON.parse(text) as { deployment: { resources: Stored[] } };
  const other = (properties: Stored["inputs"]) => ({
    ...properties,
    __provider: String(properties?.__provider).replaceAll("olds", "before"),
    colour: { red: ["@colour 7"] },
  });
  const resources = state.deployment.resources.map((resource) =>
    resource.type.startsWith("pulumi-nodejs:dynamic/")
      ? { ...resource, inputs: other(resource.inputs), outputs: other(resource.outputs) }
      : resource,
  );
  return JSON.stringify({ ...state, deployment: { ...state.deployment, resources } });
}
