import { parseArgs } from "node:util";
import type { Whole } from "../../simulators/entra/whole";
import { writeFixture } from "./fixture";
import { type GotoState, seedOf } from "./goto-world";
import { portable, portableState } from "./portable";
import { STORIES } from "./stories";
import type { Story } from "./story";
import { openTheatre, type Theatre } from "./theatre";

/**
 * Plays the stories with the code as it is now and keeps what the engine has stored, for the versions to come to read:
 * `node --require tsx/cjs test/compat/record.ts --format v1 [--story direct]` writes test/compat/fixtures/v1-direct.
 */
async function main(): Promise<void> {
  const { format, story } = parseArgs({ options: { format: { type: "string" }, story: { type: "string" } } }).values;
  if (format === undefined || !/^v\d+$/.test(format)) throw new Error("write --format v<number>");
  const chosen = STORIES.filter(({ name }) => story === undefined || story === name);
  if (chosen.length === 0) {
    throw new Error(`there is no story ${story}; there are ${STORIES.map(({ name }) => name).join(", ")}`);
  }
  for (const one of chosen) {
    await record(`${format}-${one.name}`, one);
    console.log(`test/compat/fixtures/${format}-${one.name}`);
  }
}

async function record(name: string, story: Story): Promise<void> {
  const { world, config, circumstances, play, name: _name, ...expected } = story;
  const theatre = await openTheatre(world, config, circumstances);
  try {
    await play(theatre);
    writeFixture(name, {
      ...expected,
      circumstances,
      config,
      ...(await worldAfter(story, theatre)),
      state: await stateOf(theatre),
    });
  } finally {
    await theatre.close();
  }
}

async function worldAfter({ world }: Story, { entra, goto, simulators }: Theatre) {
  const whole = await entra.get<Whole>("whole");
  return {
    seed: {
      entra: { ...world.entra, users: [], groups: [], applications: [] },
      goto: seedOf(world.goto, await goto.get<GotoState>("state")),
    },
    whole: JSON.parse(portable(JSON.stringify(whole), simulators)) as Whole,
  };
}

async function stateOf({ pulumi, simulators, sandbox }: Theatre): Promise<string> {
  const { code, stdout, stderr } = await pulumi("stack", "export");
  if (code !== 0) throw new Error(`the state was not exported:\n${stderr}`);
  return portableState(stdout, simulators, sandbox.folder);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
