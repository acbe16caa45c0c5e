import { messageOf } from "../providers/errors";
import { FAILED, isOfUsage, USAGE } from "./ended";
import { rehearseOptions } from "./rehearse/options";
import { rehearse } from "./rehearse/rehearse";
import { CleanUp } from "./show/clean-up";

/** `npm run rehearse`: what the working tree's YAML would do, tried on a copy of the real thing. */
async function main(): Promise<void> {
  const options = rehearseOptions();
  const here = {
    cwd: process.cwd(),
    print: (text: string) => void process.stdout.write(text),
    say: (line: string) => void process.stderr.write(`${line}\n`),
  };
  // Not the surroundings of other commands, which Ctrl-C ends at once: here something has to be taken away first.
  const cleanUp = new CleanUp(here.say);
  try {
    process.exitCode = await rehearse(options, here, cleanUp);
  } catch (error) {
    here.say(messageOf(error));
    process.exitCode = isOfUsage(error) ? USAGE : FAILED;
  } finally {
    await cleanUp.done();
  }
}

void main();
