import { describe, expect, it } from "vitest";
import { CLOSED, FOREIGN, MEETING, NOBODY, OTTO, WEBINAR } from "./seed";
import { codeIn, Site } from "./site";

const site = new Site();
const entry = (email: string, more = {}) => ({ email, firstName: "Nora", lastName: "Wirth", ...more });
const NORA = entry("nora@example.org");

describe("what is refused, whole", () => {
  const long = "ü".repeat(33);
  it.each([
    ["no users", {}, "400 field.invalid"],
    ["an empty list", { users: [] }, "400 field.invalid"],
    ["users that are not a list", { users: NORA }, "400 field.invalid"],
    ["an entry that is not an object", { users: ["x"] }, "400 request.invalid"],
    ["no e-mail address", { users: [{ firstName: "N", lastName: "W" }] }, "400 user.email.required"],
    ["no surname", { users: [{ email: "n@example.org", firstName: "N" }] }, "400 user.name.required"],
    ["an empty name", { users: [entry("n@example.org", { firstName: " " })] }, "400 user.name.invalid"],
    ["33 letters", { users: [entry("n@example.org", { lastName: long })] }, "400 user.name.invalid"],
    ["a bad e-mail address", { users: [entry("nora(at)example.org")] }, "400 user.email.invalid"],
    ["a domain without a dot", { users: [entry("nora@localhost")] }, "400 user.email.invalid"],
    ["129 letters", { users: [entry(`${"n".repeat(117)}@example.org`)] }, "400 user.email.invalid"],
    ["a locale of another form", { users: [entry("n@example.org", { locale: "de" })] }, "400 user.locale.invalid"],
    ["no time zone", { users: [entry("n@example.org", { timeZone: "Mars" })] }, "400 user.timezone.invalid"],
    ["a licence in an entry", { users: [entry("n@example.org", { licenseKeys: [] })] }, "400 field.unknown"],
    ["one e-mail address twice", { users: [NORA, entry("NORA@example.org")] }, "400 user.email.duplicate"],
    ["a flat body", { ...NORA, licenseKeys: [MEETING] }, "400 field.unknown"],
    ["custom roles", { users: [NORA], roleSets: [] }, "400 field.unknown"],
    ["an unknown member", { users: [NORA], colour: "red" }, "400 field.unknown"],
    ["an unknown licence", { users: [NORA], licenseKeys: [NOBODY] }, "404 license.not.found"],
    ["a malformed licence", { users: [NORA], licenseKeys: ["x"] }, "400 field.invalid"],
    ["a disabled licence", { users: [NORA], licenseKeys: [CLOSED] }, "400 license.disabled"],
    ["a foreign licence", { users: [NORA], licenseKeys: [FOREIGN] }, "403 license.externally.managed"],
    ["an unknown group", { users: [NORA], groupKey: NOBODY }, "404 group.not.found"],
    ["no group at all", { users: [NORA], groupKey: null }, "400 field.invalid"],
    ["an unknown managed group", { users: [NORA], managedGroupKeys: [NOBODY] }, "404 group.not.found"],
    ["an unknown role", { users: [NORA], adminRoles: ["KING"] }, "400 role.unknown"],
    ["roles of another type", { users: [NORA], adminRoles: "SUPER_USER" }, "400 field.invalid"],
    ["a flag of another type", { users: [NORA], suppressEmail: "true" }, "400 field.invalid"],
    [
      "too few seats",
      { users: [NORA, entry("ivo@example.org")], licenseKeys: [WEBINAR] },
      "409 license.seats.exhausted",
    ],
  ])("%s", async (_, body, code) => {
    expect(codeIn(await site.post("users", body))).toBe(code);
    expect(codeIn(await site.post("users?allOrNothing=false", body))).toBe(code);
  });

  it("32 letters outside the first plane, and 128 of an e-mail address, are not too many", async () => {
    const users = [{ email: `${"n".repeat(116)}@example.org`, firstName: "𝔑".repeat(32), lastName: "W" }];
    expect((await site.post("users", { users })).status).toBe(200);
  });

  it("allOrNothing that is neither true nor false", async () => {
    expect(codeIn(await site.post("users?allOrNothing=yes", { users: [NORA] }))).toBe("400 parameter.invalid");
  });

  it("more people than create.maxUsers, and seats with another status", async () => {
    await site.turn({ "create.maxUsers": 1, "seats.exhausted": 400, "roles.unknown": "stored" });
    const two = { users: [NORA, entry("ivo@example.org")] };
    expect(codeIn(await site.post("users", two))).toBe("400 users.too.many");
    await site.edit({ user: OTTO, licences: ["GoToWebinar"] });
    const full = await site.post("users", { users: [NORA], licenseKeys: [WEBINAR] });
    expect(codeIn(full)).toBe("400 license.seats.exhausted");
    await site.post("users", { users: [NORA], adminRoles: ["KING"] });
    expect((await site.user("nora@example.org")).adminRoles).toEqual(["KING"]);
  });
});
