import type { Ended } from "../../cli/sandbox";
import type { Row } from "../measured";
import { watchMemory } from "./processes";
import type { Services } from "./services";
import { trafficOf } from "./traffic";

/** What is run and what it is called. */
export interface Measured {
  readonly what: string;
  readonly people: number;
  readonly run: () => Promise<Ended>;
  /** Bytes of state when it has ended. */
  readonly stateBytes: () => number;
}

/** Measures one run; throws with all that it printed when it does not end well. */
export async function measure(services: Services, { what, people, run, stateBytes }: Measured): Promise<Row> {
  await Promise.all([services.entra.requests(), services.goto.requests()]);
  const memory = watchMemory();
  const since = performance.now();
  const { code, stdout, stderr } = await run();
  const seconds = (performance.now() - since) / 1000;
  const peaks = memory.stop();
  if (code !== 0) throw new Error(`${what} of ${people} people ended with ${code}:\n${stdout.slice(-4000)}\n${stderr}`);
  const [graph, goto] = await Promise.all([services.entra.requests(), services.goto.requests()]);
  return {
    what,
    people,
    seconds,
    graph: trafficOf(graph),
    goto: trafficOf(goto),
    peaks,
    stateBytes: stateBytes(),
  };
}
