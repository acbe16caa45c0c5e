import { describe, expect, it } from "vitest";
import { MEETING, MIRA, WEBINAR } from "./seed";
import { codeIn, type Json, Site } from "./site";

const site = new Site();
const entry = (email: string, more = {}) => ({ email, firstName: "Nora", lastName: "Wirth", ...more });
const NORA = entry("nora@example.org");
const kinds = async (to: string) => (await site.mail()).filter((mail) => mail.to === to).map(({ kind }) => kind);

describe("somebody new", () => {
  it("with a licence is INVITED and has all that the request gives", async () => {
    const groupKey = (await site.state()).groups[1].key;
    const users = [entry("nora@example.org", { locale: "de_DE", timeZone: "Europe/Berlin" })];
    const answer = await site.post("users", { users, licenseKeys: [MEETING], groupKey });
    const nora = await site.user("nora@example.org");
    expect([answer.status, answer.body]).toEqual([200, [{ key: nora.key, email: "nora@example.org" }]]);
    expect(BigInt(nora.key)).toBeGreaterThan(2n ** 53n);
    expect(nora).toMatchObject({
      status: "INVITED",
      licences: ["GoToMeeting Business"],
      group: "Support",
      locale: "de_DE",
      timeZone: "Europe/Berlin",
      passwordCreated: false,
      inviteCount: 1,
    });
  });

  it("without licence and role is SUSPENDED, or is a 400", async () => {
    expect((await site.post("users", { users: [NORA] })).status).toBe(200);
    expect((await site.user("nora@example.org")).status).toBe("SUSPENDED");
    await site.turn({ "create.withoutLicence": "refused" });
    const ivo = { users: [entry("ivo@example.org")] };
    expect(codeIn(await site.post("users", ivo))).toBe("400 license.required");
    expect((await site.post("users", { ...ivo, adminRoles: ["RUN_REPORTS"] })).status).toBe(200);
  });

  it("gets the same key after every start", async () => {
    const first = (await site.post("users", { users: [NORA] })).body[0].key;
    await site.door("POST", "/__sim/reset");
    const again = await site.raw("POST", "/admin/rest/v1/users", {
      body: { users: [NORA] },
      headers: { Authorization: `Bearer ${(await site.tokenRequest(PAT)).body.access_token}` },
    });
    expect(again.body[0].key).toBe(first);
  });
  const PAT = { grant_type: "personal_access_token", pat: "pat-rhea" };

  it("can be sent with keys as bare numbers", async () => {
    const body = `{"users":[${JSON.stringify(NORA)}],"licenseKeys":[${MEETING}]}`;
    expect((await site.post("users", body)).status).toBe(200);
    expect((await site.user("nora@example.org")).licenseKeys).toEqual([MEETING]);
  });

  it("gets the status, the order and the form of the answer that the switches say", async () => {
    await site.turn({ "create.status": 201, "create.answerOrder": "reversed", "create.flatBody": "accepted" });
    const { status, body } = await site.post("users", { users: [NORA, entry("ivo@example.org")] });
    const emails = body.map(({ email }: Json) => email);
    expect([status, emails]).toEqual([201, ["ivo@example.org", "nora@example.org"]]);
    const flat = await site.post("users", { ...entry("uma@example.org"), licenseKeys: [MEETING] });
    expect(flat.body.email).toBe("uma@example.org");
  });
});

describe("mail", () => {
  it("a welcome and a get-started mail; suppressEmail stops only the first, unless the switch says both", async () => {
    await site.post("users", { users: [NORA], licenseKeys: [MEETING] });
    expect(await kinds("nora@example.org")).toEqual(["welcome", "get-started"]);
    await site.post("users", { users: [entry("ivo@example.org")], licenseKeys: [MEETING], suppressEmail: true });
    expect(await kinds("ivo@example.org")).toEqual(["get-started"]);
    await site.turn({ "mail.getStarted": "suppressible" });
    await site.post("users", { users: [entry("uma@example.org")], licenseKeys: [WEBINAR], suppressEmail: true });
    expect(await kinds("uma@example.org")).toEqual([]);
    await site.edit({ licence: "GoToMeeting Business", seats: 9 });
    await site.post("users", { users: [entry("lea@example.org")], licenseKeys: [MEETING] });
    expect(await kinds("lea@example.org")).toEqual(["welcome", "get-started"]);
  });
});

describe("an e-mail address that is there already", () => {
  const users = [NORA, entry("MIRA.K@example.org")];

  it("refuses the whole call by default", async () => {
    const answer = await site.post("users", { users, licenseKeys: [MEETING] });
    expect([answer.status, answer.body.errors]).toEqual([
      409,
      [{ code: "user.name.conflict", value: "MIRA.K@example.org" }],
    ]);
  });

  it("with allOrNothing=false is an entry without a key, or with the existing one", async () => {
    const { status, body } = await site.post("users?allOrNothing=false", { users });
    expect([status, body[0].key, body[1]]).toEqual([200, expect.any(String), { email: "MIRA.K@example.org" }]);
    await site.turn({ "create.conflictPartial": "withKey" });
    const again = await site.post("users?allOrNothing=false", { users });
    expect(again.body).toEqual([
      { key: body[0].key, email: "nora@example.org" },
      { key: MIRA, email: "MIRA.K@example.org" },
    ]);
  });

  it("counts no seat", async () => {
    const two = [entry("ivo@example.org"), NORA, entry("mira.k@example.org")];
    expect((await site.post("users?allOrNothing=false", { users: two, licenseKeys: [MEETING] })).status).toBe(200);
    expect((await site.state()).licences[0].used).toBe(3);
  });
});

describe("somebody of another account", () => {
  const PETRA = { email: "petra@fabrikam.example", firstName: "Petra", lastName: "Lind" };
  const body = { users: [PETRA], licenseKeys: [MEETING] };

  it("is invited: INVITED though activated, until the invitation is accepted", async () => {
    await site.edit({ addPerson: PETRA });
    const [{ key }] = (await site.post("users", body)).body;
    expect(await site.user(PETRA.email)).toMatchObject({
      status: "INVITED",
      identityReadOnly: true,
      passwordCreated: true,
    });
    await site.door("POST", `/__sim/people/${key}/accept`);
    expect(await site.user(PETRA.email)).toMatchObject({ status: "ACTIVE", identityReadOnly: false });
  });

  it("who declines is SUSPENDED and holds the seat until deleted, or frees it at once", async () => {
    await site.edit({ addPerson: PETRA });
    await site.post("users", body);
    await site.edit({ user: PETRA.email, decline: true });
    expect(await site.user(PETRA.email)).toMatchObject({ status: "SUSPENDED", licences: [] });
    expect((await site.state()).licences[0].used).toBe(2);
    const { key } = await site.user(PETRA.email);
    await site.edit({ licence: "GoToMeeting Business", seats: 2 });
    expect((await site.put(`users/${key}`, { licenseKeys: [MEETING] })).status).toBe(204);
    expect(await site.user(PETRA.email)).toMatchObject({ status: "SUSPENDED", licenseKeys: [MEETING] });
    await site.delete(`users/${key}`);
    expect((await site.state()).licences[0].used).toBe(1);

    await site.turn({ "seats.declinedHolds": false });
    await site.post("users", body);
    await site.edit({ user: PETRA.email, decline: true });
    expect((await site.state()).licences[0].used).toBe(1);
  });

  it("joins at once, or is a conflict, where the switch says so", async () => {
    await site.edit({ addPerson: PETRA });
    await site.turn({ "create.elsewhere": "refused" });
    expect(codeIn(await site.post("users", body))).toBe("409 user.name.conflict");
    await site.turn({ "create.elsewhere": "joins" });
    await site.post("users", body);
    expect(await site.user(PETRA.email)).toMatchObject({ status: "ACTIVE", identityReadOnly: true });
  });
});
