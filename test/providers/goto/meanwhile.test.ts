import { describe, expect, it } from "vitest";
import { desired, people, person, record } from "./company";
import { run } from "./runs";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const EVE = "4100000000000000103";
const _SAM = "4100000000000000104";
const writes = () => site.writes.map(({ what }) => what);

describe("somebody else at work between the look and the write", () => {
  /** Makes a change the first time that the account is read alone, which is just before it is written. */
  function meanwhile(key: string, change: object): void {
    site.before = ({ method, path }) => {
      if (method !== "GET" || !path.endsWith(key)) return undefined;
      site.before = undefined;
      return site.edit({ user: key, ...change });
    };
  }

  it("is not overwritten blindly: what they did is planned for", async () => {
    meanwhile(CAROL, { licences: ["GoToMeeting Business", "GoToWebinar 500"] });
    const wanted = desired([person("carol", { role: "host" })]);
    const { failures } = await run(site, wanted, { recorded: [record("carol", CAROL)] });
    expect([failures, writes()]).toEqual([[], []]);
  });

  it("may have deleted the account: it is made again, or forgotten", async () => {
    meanwhile(CAROL, { delete: true });
    const changed = desired([person("carol", { role: "host" })]);
    expect((await run(site, changed, { recorded: [record("carol", CAROL)] })).failures).toEqual([]);
    expect(site.account("carol@contoso.com")?.licences).toHaveLength(2);
    meanwhile(EVE, { delete: true });
    expect((await run(site, desired([]), { recorded: [record("eve", EVE)] })).records).toEqual([]);
  });

  it("may have created the account: it is adopted", async () => {
    site.before = ({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/users")) return undefined;
      site.before = undefined;
      return site.edit({ addUser: { email: "BOB@contoso.com", firstName: "Bob", lastName: "Ray" } });
    };
    const { failures, records } = await run(site, desired(people("bob", "zoe")));
    expect(failures).toEqual([]);
    expect(records.map(({ email, adopted }) => [email, adopted])).toEqual([
      ["bob@contoso.com", true],
      ["zoe@contoso.com", false],
    ]);
    expect(site.account("bob@contoso.com")?.licences).toEqual(["GoToMeeting Business"]);
  });
});
