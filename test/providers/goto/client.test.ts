import { describe, expect, it } from "vitest";
import { NotFoundError } from "../../../providers/errors";
import { observe } from "../../../providers/goto/observe";
import { ACCOUNT, ADMIN, MEETING } from "./company";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const EVE = "4100000000000000103";

describe("every method", () => {
  it("me: the caller and the account's key", async () => {
    const client = await site.connect();
    expect([client.me.email, client.me.adminRoles, client.accountKey]).toEqual([ADMIN, ["SUPER_USER"], ACCOUNT]);
  });

  it("listLicenses: seats that are bought and used", async () => {
    const [meeting] = await (await site.connect()).listLicenses();
    expect(meeting).toEqual({
      key: MEETING,
      description: "GoToMeeting Business",
      seats: 500,
      userCount: 2,
      enabled: true,
      externallyManaged: false,
    });
  });

  it("createGroup and listGroups: the key that is answered is the group's", async () => {
    const client = await site.connect();
    const key = await client.createGroup("Sales");
    expect(await client.listGroups()).toContainEqual({ key, name: "Sales" });
  });

  it("createUsers: a key for who is new and none for who was there", async () => {
    const client = await site.connect();
    const users = ["bob", "carol"].map((name) => ({ email: `${name}@contoso.com`, firstName: name, lastName: "Ray" }));
    const created = await client.createUsers({ users, licenseKeys: [MEETING], suppressEmail: true });
    const bob = site.account("bob@contoso.com");
    expect(created).toEqual([
      { email: "bob@contoso.com", key: bob?.key },
      { email: "carol@contoso.com", key: undefined },
    ]);
  });

  it("updateUser changes only what is named; getUser shows it", async () => {
    const client = await site.connect();
    await client.updateUser(CAROL, { lastName: "Tan" });
    expect(await client.getUser(CAROL)).toMatchObject({ firstName: "Carol", lastName: "Tan", licenseKeys: [MEETING] });
  });

  it("getUser of nobody is a NotFoundError with GoTo's code and incident", async () => {
    const error = await (await site.connect()).getUser("4199999999999999999").catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ codes: ["user.not.found"], incidentId: expect.stringMatching(/./) });
  });

  it("revokeLicense takes one seat, and one that is not held makes no difference", async () => {
    const client = await site.connect();
    await client.revokeLicense(MEETING, EVE);
    await client.revokeLicense(MEETING, EVE);
    expect(site.account("eve@contoso.com")).toMatchObject({ licences: [], status: "SUSPENDED" });
  });
});

describe("findUserByEmail", () => {
  it.each(["both", "old", "new"])("finds an address whatever its case, in the %s syntax", async (syntax) => {
    site.turn({ "filter.syntax": syntax });
    expect((await (await site.connect()).findUserByEmail("carol@contoso.com"))?.key).toBe(CAROL);
  });

  it.each(["old", "new"])("takes marks in an address for themselves (%s syntax)", async (syntax) => {
    site.turn({ "filter.syntax": syntax });
    const emails = ["a+b.c@contoso.com", "aab.c@contoso.com", "o'neil@contoso.com"];
    site.edit(emails.map((email) => ({ addUser: { email, firstName: "A", lastName: "B" } })));
    const client = await site.connect();
    for (const email of emails) expect((await client.findUserByEmail(email))?.email).toBe(email);
    expect(await client.findUserByEmail("a+b_c@contoso.com")).toBeUndefined();
  });

  it.each(["noResults", "emptyResults", 404])("of nobody is undefined (list.noHits %s)", async (noHits) => {
    site.turn({ "list.noHits": noHits });
    expect(await (await site.connect()).findUserByEmail("nobody@contoso.com")).toBeUndefined();
  });
});

describe("keys beyond 2^53", () => {
  it("stay exact when GoTo writes them as bare numbers, in what is read and in what is sent", async () => {
    site.turn({ "keys.type": "number" });
    const client = await site.connect();
    const { users, licenses, callerKey } = await observe(client);
    expect([client.accountKey, callerKey]).toEqual([ACCOUNT, "4100000000000000101"]);
    expect(users.find(({ email }) => email === "carol@contoso.com")).toMatchObject({
      key: CAROL,
      licenseKeys: [MEETING],
    });
    expect(licenses.map(({ key }) => key)).toContain(MEETING);
    const key = await client.createGroup("Sales");
    await client.updateUser(CAROL, { groupKey: key });
    expect(site.account("carol@contoso.com")?.group).toBe("Sales");
  });
});

describe("a key that is a short number", () => {
  it("is a string to us all the same", async () => {
    const body = { results: [{ key: 43, description: "GoToMeeting Business" }], total: 1 };
    await site.fail({ kind: "status", status: 200, path: "/licenses", body });
    expect(await (await site.connect()).listLicenses()).toMatchObject([{ key: "43", seats: 0, enabled: true }]);
  });
});

describe("which account", () => {
  const other = () => site.edit({ addAccount: { name: "Fabrikam", user: ADMIN } });

  it("the only one that the token sees, or the one that the settings name", async () => {
    expect((await site.connect()).accountKey).toBe(ACCOUNT);
    other();
    expect((await site.connect(site.settings({ accountKey: ACCOUNT }))).accountKey).toBe(ACCOUNT);
  });

  it("of several, without a setting, is refused with the list to choose from", async () => {
    other();
    await expect(site.connect()).rejects.toThrow(
      /sees several accounts; set goto-access:gotoAccountKey to one of: 4200000000000000001 \(Contoso\), \d+ \(Fabrikam\)/,
    );
  });

  it("that the token does not see is refused with those it does", async () => {
    await expect(site.connect(site.settings({ accountKey: "42" }))).rejects.toThrow(
      "goto-access:gotoAccountKey is 42, but this token sees: 4200000000000000001 (Contoso).",
    );
  });
});
