import { describe, expect, it } from "vitest";
import { provisioningEvents } from "../../../providers/entra/audit-logs";

describe("pages of Entra's log", () => {
  /** A log of as many pages, and how it was asked. */
  function log(pages: number) {
    const asked: string[] = [];
    const get = async (path: string) => {
      asked.push(path);
      const next = asked.length < pages ? { "@odata.nextLink": `https://graph.example/page${asked.length}` } : {};
      return { value: [{ activityDateTime: "2026-11-25T09:00:00Z" }], ...next };
    };
    return { asked, get };
  }
  const period = { servicePrincipalId: "sp", after: "2026-11-01T00:00:00Z", before: "2026-11-02T00:00:00Z" };

  it("are all followed, and after the fifth there are two seconds between them", async () => {
    const waits: number[] = [];
    const { asked, get } = log(8);
    const events = [];
    for await (const event of provisioningEvents({ get }, period, async (ms) => waits.push(ms))) events.push(event);
    expect(events).toHaveLength(8);
    expect(asked).toHaveLength(8);
    expect(waits).toEqual([2000, 2000, 2000]);
  });

  it("are not asked for when there is enough", async () => {
    const { asked, get } = log(8);
    for await (const _ of provisioningEvents({ get }, period, async () => undefined)) break;
    expect(asked).toHaveLength(1);
  });

  it("without a list are not taken for an empty log", async () => {
    const none = provisioningEvents({ get: async () => ({}) }, period, async () => undefined);
    await expect(none.next()).rejects.toThrow("without a list");
  });

  it("with a row whose moment is none take it for the oldest", async () => {
    const get = async () => ({ value: [{ activityDateTime: "2026-13-45" }] });
    const events = provisioningEvents({ get }, period, async () => undefined);
    expect((await events.next()).value).toMatchObject({ time: "1970-01-01T00:00:00.000Z" });
  });
});
