import { exactly, type Findings } from "../measured";
import { company } from "../stage/company";
import { makeStack } from "../stage/stack";
import type { Bench, Case } from "./case";

/** Some people among many change: as many writes, and nothing else of everybody. */
export const changes: Case = {
  name: "changes",
  title: "Some change",
  async run({ tools, say, quick }: Bench): Promise<Findings> {
    const [people, several] = quick ? [500, 20] : [10_000, 500];
    say(`${people} people, of whom some change: setting up`);
    const world = company(people);
    const stack = await makeStack(tools, world, { people });
    const rename = (count: number, surname: string) =>
      stack.services.entra.edit(
        world.entra.users.slice(0, count).map((one) => ({ user: one.userPrincipalName, set: { surname } })),
      );
    try {
      await stack.settle();
      say(`1 and ${several} of ${people} people change`);
      await rename(1, "Newname");
      const [onePreview, one] = [await stack.preview("1 changes, preview"), await stack.up("1 changes, up")];
      await rename(several, "Othername");
      const all = await stack.up(`${several} change, up`);
      return {
        rows: [onePreview, one, all],
        verdicts: [
          exactly(`1 of ${people} changes, preview: writes`, onePreview.goto.requests.PUT ?? 0, 0, "requests"),
          exactly(`1 of ${people} changes: writes`, one.goto.requests.PUT ?? 0, 1, "requests"),
          exactly(`${several} of ${people} change: writes`, all.goto.requests.PUT ?? 0, several, "requests"),
        ],
        notes: [
          "A change is a new surname in the directory. Each account is read once more just before it is written, so that " +
            "nothing is overwritten that somebody else changed meanwhile; that is the second request of each.",
        ],
      };
    } finally {
      await stack.dispose();
    }
  },
};
