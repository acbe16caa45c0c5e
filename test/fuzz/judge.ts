import { isOfUsage } from "../../cli/ended";
import { ServiceError } from "../../providers/errors";
import { Breach, type Case, type Outcome } from "./target";

/** How an input was handled, and the milliseconds of work that it took. */
export interface Judged {
  readonly outcome: Outcome;
  readonly ms: number;
}

/** Memory of this process beyond which an input has taken too much: half of what Node gives itself on small machines. */
const MOST_BYTES = 2 * 1024 ** 3;
/** A machine that is busy with other things takes longer by the clock than by its own work, but not without end. */
const CLOCK_MS = 60_000;
/** Somebody has to read it. */
const LONGEST_MESSAGE = 40_000;

/** Runs one case. Throws a Breach when it breaks the rule. */
export async function judge(one: Case, mostMs: number): Promise<Judged> {
  const first = await timed(one);
  // The engine may have compiled or collected meanwhile; what is slow for its own sake is slow again.
  const ms = first.ms <= mostMs ? first.ms : Math.min(first.ms, (await timed(one)).ms);
  if (ms > mostMs) throw new Breach(`it took ${Math.round(ms)} ms of work; ${mostMs} are allowed`);
  if (first.clockMs > CLOCK_MS) throw new Breach(`it took ${Math.round(first.clockMs)} ms by the clock`);
  const { rss } = process.memoryUsage();
  if (rss > MOST_BYTES) throw new Breach(`it left the process with ${Math.round(rss / 1024 ** 2)} MB`);
  return { outcome: first.outcome, ms };
}

async function timed(one: Case): Promise<Judged & { readonly clockMs: number }> {
  const [work, clock] = [process.cpuUsage(), Date.now()];
  const outcome = await outcomeOf(one);
  const { user, system } = process.cpuUsage(work);
  return { outcome, ms: (user + system) / 1000, clockMs: Date.now() - clock };
}

async function outcomeOf(one: Case): Promise<Outcome> {
  try {
    return await one.run();
  } catch (error) {
    if (error instanceof Breach) throw error;
    requireClear(error);
    return "refused";
  }
}

/** Whatever is not one of our classes is a mistake of the tool, and so is a refusal that tells nothing. */
export function requireClear(error: unknown): void {
  if (!(error instanceof ServiceError) && !isOfUsage(error)) {
    const said = error instanceof Error ? `${error.name}: ${error.message.slice(0, 400)}` : String(error);
    throw new Breach(`an error that is none of ours: ${said}`, { cause: error });
  }
  const { message } = error as Error;
  if (message.trim() === "" || message.length > LONGEST_MESSAGE) {
    throw new Breach(`an error with a message of ${message.length} characters`, { cause: error });
  }
}
