import { describe, expect, it } from "vitest";
import { decodePeople } from "../../../providers/goto/people";
import { encodePilot } from "../../../providers/goto/pilot";
import { ACCOUNT, people, person } from "./company";
import { args, Engine, inputsOf, outputsIn } from "./provider-in-process";
import { Site } from "./site";

const site = new Site();
const engine = new Engine(site);

describe("somebody with an additive role", () => {
  const bob = person("bob", { role: "seller + host" });

  it("has the licences of both, in the group of the first, and a second run writes nothing", async () => {
    const outs = await engine.created([bob]);
    expect(site.account("bob@contoso.com")).toMatchObject({
      licences: ["GoToMeeting Business", "GoToWebinar 500"],
      group: "Sales",
    });
    site.forget();
    await engine.updated(outs, [bob]);
    expect(site.writes).toEqual([]);
  });

  it("loses its licence with the role and keeps the rest, in one change", async () => {
    const outs = await engine.created([bob]);
    site.forget();
    await engine.updated(outs, [person("bob", { role: "seller" })]);
    expect(site.account("bob@contoso.com")).toMatchObject({ licences: ["GoToMeeting Business"], group: "Sales" });
    expect(site.writes.length).toBe(1);
  });

  it("is seen by a refresh to have been suspended by somebody else", async () => {
    const outs = await engine.created([bob, ...people("dan")]);
    site.edit({ user: "bob@contoso.com", licences: [] });
    const { props } = await engine.provider().read(ACCOUNT, outs);
    expect(decodePeople(props.people).map(({ email }) => email)).toEqual(["dan@contoso.com"]);
  });
});

describe("a pilot on a roster that runs", () => {
  const pilot = encodePilot([{ address: "bob@contoso.com", directoryId: "id-bob" }]);

  it("does what concerns its people alone, and the rest when it is lifted", async () => {
    const outs = await engine.created(people("bob", "carol", "dan"));
    const host = person("bob", { role: "host" });
    site.forget();
    const piloted = await engine.checked(inputsOf(outs), args([host], { pilot }));
    expect(decodePeople(piloted.people).map(({ email, role }) => `${email} ${role}`)).toEqual([
      "bob@contoso.com host",
      "carol@contoso.com organizer",
      "dan@contoso.com organizer",
    ]);
    const during = outputsIn(await engine.provider().update(ACCOUNT, outs, piloted));
    expect(site.writes.length).toBe(1);
    expect(site.account("bob@contoso.com")?.licences).toContain("GoToWebinar 500");
    expect(site.account("carol@contoso.com")?.status).toBe("ACTIVE");
    expect(during.failed).toBe("");

    await engine.updated(during, [host, person("dan")]);
    expect(site.account("carol@contoso.com")?.status).toBe("SUSPENDED");
    expect(site.writes.length).toBe(2);
  });

  it("refuses in check who is neither assigned nor known", async () => {
    const outs = await engine.created(people("bob"));
    await expect(
      engine.checked(
        inputsOf(outs),
        args([], { pilot: encodePilot([{ address: "mei@x.example", directoryId: "m" }]) }),
      ),
    ).rejects.toThrow("people who are in no assignment: mei@x.example");
  });

  it("is a change by itself, so that being set and lifted is recorded", async () => {
    const outs = await engine.created(people("bob"));
    const news = await engine.checked(inputsOf(outs), args(people("bob"), { pilot }));
    expect(await engine.provider().diff(ACCOUNT, outs, news)).toEqual({ changes: true });
    const same = await engine.checked(inputsOf(outs), args(people("bob")));
    expect(await engine.provider().diff(ACCOUNT, outs, same)).toEqual({ changes: false });
  });
});
