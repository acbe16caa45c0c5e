import { Agent, get } from "node:https";
import type { Findings, Verdict } from "../measured";
import { company } from "../stage/company";
import { type Services, startServices } from "../stage/services";
import { signIn } from "../stage/sign-in";
import type { Bench, Case } from "./case";

const AT_ONCE = 16;
const ENOUGH = 2_000;
/** Rows in a page: the fewest that clients of GoTo ask for, and as many as ours asks for. */
const PAGES = [25, 1_000] as const;
const PEOPLE = 10_000;

/** Whether the simulators could be what a run waits for. */
export const capacity: Case = {
  name: "capacity",
  title: "The simulators themselves",
  async run({ say, quick }: Bench): Promise<Findings> {
    say("how many list pages the simulators serve");
    const services = await startServices(company(PEOPLE));
    try {
      const ask = await askerOf(services);
      const verdicts: Verdict[] = [];
      for (const rows of PAGES) verdicts.push(judge(rows, await pagesPerSecond(ask, rows, quick ? 1_000 : 4_000)));
      return {
        rows: [],
        verdicts,
        notes: [
          `${AT_ONCE} requests at once, from one client that throws the answers away. The program never sends GoTo more than ` +
            "10 requests in a second, whatever the simulators could serve.",
        ],
      };
    } finally {
      await services.close();
    }
  },
};

function judge(rows: number, value: number): Verdict {
  const claim = `list pages of ${rows} people that GoTo's simulator serves`;
  return { claim, value, limit: ENOUGH, is: "at least", unit: "a second", kind: "measure" };
}

/** Asks for one page of the list and throws it away. */
type Ask = (rows: number, offset: number) => Promise<void>;

async function askerOf(services: Services): Promise<Ask> {
  await services.goto.switches({ "rate.perSecond": 0 });
  const { authorization, accountKey } = await signIn(services);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE, ca: services.ca });
  const users = `${services.goto.url}/admin/rest/v1/accounts/${accountKey}/users?ascending=email`;
  return (rows, offset) =>
    new Promise((resolve, reject) => {
      const url = `${users}&pageSize=${rows}&offset=${offset}`;
      get(url, { agent, headers: { Authorization: authorization } }, (answer) => {
        answer.resume().once("end", resolve);
        if (answer.statusCode !== 200) reject(new Error(`the simulator answered ${answer.statusCode}`));
      }).once("error", reject);
    });
}

async function pagesPerSecond(ask: Ask, rows: number, forMs: number): Promise<number> {
  // The first page sorts the list.
  await ask(rows, 0);
  const since = performance.now();
  let served = 0;
  const worker = async () => {
    while (performance.now() - since < forMs) {
      await ask(rows, (served * rows) % PEOPLE);
      served += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (served / (performance.now() - since)) * 1000;
}
