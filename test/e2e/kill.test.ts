import { beforeAll, describe, expect, it } from "vitest";
import { findTools, type Tools } from "../../toolchain";
import { LOCKED, PENDING } from "../kills/recovery";
import { type Kill, killAndRecover, type Outcome } from "../kills/round";
import { change, type Scenario } from "../kills/scenarios";
import type { Site } from "../kills/site";
import { type Model, models, siteBefore } from "../kills/undisturbed";
import { expectNoCanaries } from "./canaries";

let tools: Tools;
/** Made while the others are killed. */
let model: Promise<Readonly<Record<Scenario, Model>>>;

beforeAll(async () => {
  tools = await findTools({ report: () => undefined });
  model = models(tools);
});

/** A stack of its own, from its first run on. */
async function withSite(work: (site: Site) => Promise<void>): Promise<void> {
  const site = await siteBefore("first run", tools);
  try {
    await work(site);
    const { environment, folder } = site.sandbox;
    await expectNoCanaries({
      environment: { ...environment, PULUMI_CONFIG_PASSPHRASE: undefined },
      texts: { everything: [site.everything()] },
      folder,
    });
  } finally {
    await site.close();
  }
}

/** Kills a run and expects everything to be as if nobody had been killed. */
async function expectRecovery(site: Site, scenario: Scenario, kill: Kill, run?: Site["pulumi"]): Promise<Outcome> {
  const expected = model.then((made) => made[scenario].endState);
  const outcome = await killAndRecover(site, kill, expected, run);
  expect(outcome.broken).toEqual([]);
  return outcome;
}

/** Who runs is found in /proc. */
describe
  .skipIf(process.platform !== "linux")
  .concurrent("after kill -9 the next run ends as if nothing had happened,", () => {
    it("whether the provider was killed in the first run or the program while there were changes: by up alone", () =>
      withSite(async (site) => {
        const first = await expectRecovery(site, "first run", { victim: "provider", nth: 5, moment: "unanswered" });
        expect(first.hit).toMatchObject({ service: "goto", method: "POST", status: 200 });
        expect(first.steps).toEqual(["up", "preview"]);
        await change(site);
        const second = await expectRecovery(site, "changes", { victim: "program", nth: 4, moment: "before" });
        expect(second.hit).toMatchObject({ service: "goto", method: "PUT" });
        expect(second.steps).toEqual(["up", "preview"]);
      }));

    it("whether the engine was killed or the power failed: the message about the lock says cancel, which frees it", () =>
      withSite(async (site) => {
        const said: string[] = [];
        const administrator = async (...args: string[]) => {
          const ended = await site.launcher(...args);
          said.push(ended.stdout + ended.stderr);
          return ended;
        };
        const kill = { victim: "engine", nth: 13, moment: "answered" } as const;
        const first = await expectRecovery(site, "first run", kill, administrator);
        expect(first.hit).toMatchObject({ service: "entra" });
        expect(first.steps).toEqual(["up", "cancel", "up", "refresh", "preview"]);
        expect(said[0]).toMatch(LOCKED);
        expect(said[2]).toMatch(PENDING);
        await change(site);
        const second = await expectRecovery(site, "changes", { victim: "everything", nth: 5, moment: "unanswered" });
        expect(second.hit).toMatchObject({ service: "goto", method: "PUT", status: 204 });
        expect(second.after).toBe(0);
      }));
  });
