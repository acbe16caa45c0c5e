import { availableParallelism } from "node:os";
import { PLANTED } from "./defects";
import { type Hunt, hunt } from "./hunt";

/** A defect that is not found within so many sequences is not found. */
const SEQUENCES = 400;

/** Plants every defect and hunts for it; tells each hunt at its end. */
export async function playPlanted(seed: number, tell: (found: Hunt) => void): Promise<Hunt[]> {
  const queue = [...PLANTED];
  const hunts: Hunt[] = [];
  const lane = async () => {
    for (let defect = queue.shift(); defect !== undefined; defect = queue.shift()) {
      const found = await hunt(defect, { seed, sequences: SEQUENCES });
      hunts.push(found);
      tell(found);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return hunts;
}
