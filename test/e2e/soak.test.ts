import { describe, expect, it } from "vitest";
import { findTools } from "../../toolchain";
import { accountsOf } from "../kills/end-state";
import { untruths } from "../kills/log-truth";
import { Site } from "../kills/site";
import { twoAtOnce } from "../soak/engine/disturbances";

/** Who runs is found in /proc. */
describe.skipIf(process.platform !== "linux")("two runs at once on one stack", () => {
  it("the lock refuses the second, and the first makes everybody once", async () => {
    const site = await Site.start(await findTools({ report: () => undefined }));
    try {
      const { happened, broken } = await twoAtOnce(site, 4);
      expect(broken).toEqual([]);
      expect(happened).toBe("two at once: the second was refused by the lock");
      const accounts = accountsOf(site);
      expect(untruths({ log: site.log(), writes: site.gate.writes, unlogged: [], accounts })).toEqual([]);
      const emails = accounts.map(({ email }) => email);
      expect(emails).toHaveLength(new Set(emails).size);
      expect(emails).toContain("bob.ray@contoso.com");
    } finally {
      await site.close();
    }
  });
});
