import { describe, expect, it } from "vitest";
import { MIRA, NOBODY, OTTO } from "./seed";
import { codeIn, type Json, Site } from "./site";

const site = new Site();
const keyOf = async (name: string) => (await site.state()).groups.find((group: Json) => group.name === name)?.key;
const groupOf = async (email: string) => (await site.user(email)).groups;

describe("a group", () => {
  it("shows its path, its people and their number, with and without the groups inside it", async () => {
    const sales = await keyOf("Sales");
    const emea = (await site.post("groups", { name: "EMEA", parentKey: sales })).body;
    await site.put(`groups/${emea}/users/${OTTO}`);
    expect((await site.get(`groups/${sales}`)).body).toEqual({
      key: sales,
      name: "Sales",
      keyPath: [sales],
      namePath: ["Sales"],
      userKeys: [MIRA],
      memberCount: 1,
      totalMemberCount: 2,
    });
    const { body } = await site.get(`users/${OTTO}`);
    expect([body.groupKeyPath, body.groupNamePath]).toEqual([
      [sales, emea],
      ["Sales", "EMEA"],
    ]);
    expect((await site.get(`groups/${await keyOf("Support")}`)).body).not.toHaveProperty("userKeys");
  });

  it("is listed in the envelope", async () => {
    expect((await site.get("groups")).body).toMatchObject({ fromIndex: 0, toIndex: 2, total: 2 });
    expect(codeIn(await site.get(`groups/${NOBODY}`))).toBe("404 group.not.found");
  });
});

describe("making and naming", () => {
  it("the answer is the bare key as a JSON string, or an object", async () => {
    const answer = await site.post("groups", { name: "Legal" });
    expect([answer.status, answer.text]).toEqual([200, `"${await keyOf("Legal")}"`]);
    await site.turn({ "groups.createAnswer": "object" });
    expect((await site.post("groups", { name: "IT" })).body).toEqual({ key: await keyOf("IT") });
  });

  it("the parent's field is named as the switch says", async () => {
    await site.turn({ "groups.parentField": "parentGroupKey" });
    const sales = await keyOf("Sales");
    expect(codeIn(await site.post("groups", { name: "X", parentKey: sales }))).toBe("400 field.unknown");
    await site.post("groups", { name: "X", parentGroupKey: sales });
    expect((await site.state()).groups[2]).toMatchObject({ name: "X", parent: "Sales" });
  });

  it("a name is unique whatever its case, and there must be one", async () => {
    expect(codeIn(await site.post("groups", { name: "sales" }))).toBe("409 group.name.conflict");
    expect(codeIn(await site.post("groups", { name: " " }))).toBe("400 group.name.required");
    expect(codeIn(await site.post("groups", {}))).toBe("400 group.name.required");
    expect(codeIn(await site.post("groups", { name: "X", parentKey: NOBODY }))).toBe("404 group.not.found");
    expect(codeIn(await site.put(`groups/${await keyOf("Sales")}`, { name: "Support" }))).toBe(
      "409 group.name.conflict",
    );
  });

  it("five levels and no more", async () => {
    let parentKey = await keyOf("Sales");
    for (const name of ["2", "3", "4", "5"]) parentKey = (await site.post("groups", { name, parentKey })).body;
    expect(codeIn(await site.post("groups", { name: "6", parentKey }))).toBe("400 group.too.deep");
  });

  it("a new name reaches the people in it; nothing but the name can be put", async () => {
    const sales = await keyOf("Sales");
    expect((await site.put(`groups/${sales}`, { name: "Trade" })).status).toBe(204);
    expect((await site.get(`users/${MIRA}`)).body.groupName).toBe("Trade");
    expect((await site.put(`groups/${sales}`, { name: "TRADE" })).status).toBe(204);
    expect(codeIn(await site.put(`groups/${sales}`, { name: "X", parentKey: NOBODY }))).toBe("400 field.unknown");
    expect(codeIn(await site.put(`groups/${NOBODY}`, { name: "X" }))).toBe("404 group.not.found");
  });
});

describe("moving people", () => {
  it("a person is in one group, or in several where the switch says so", async () => {
    const support = await keyOf("Support");
    expect((await site.put(`groups/${support}/users/${MIRA}`)).status).toBe(204);
    expect(await groupOf("mira.k@example.org")).toEqual(["Support"]);
    await site.turn({ "groups.multi": true });
    await site.put(`groups/${await keyOf("Sales")}/users/${MIRA}`);
    expect(await groupOf("mira.k@example.org")).toEqual(["Support", "Sales"]);
    await site.put(`users/${MIRA}`, { groupKey: support });
    expect(await groupOf("mira.k@example.org")).toEqual(["Support"]);
  });

  it("out of all groups; a second time changes nothing", async () => {
    for (const _ of [1, 2]) expect((await site.delete(`users/${MIRA}/groups`)).status).toBe(204);
    expect(await groupOf("mira.k@example.org")).toEqual([]);
  });

  it("unknown groups and people are a 404", async () => {
    expect(codeIn(await site.put(`groups/${NOBODY}/users/${MIRA}`))).toBe("404 group.not.found");
    expect(codeIn(await site.put(`groups/${await keyOf("Sales")}/users/${NOBODY}`))).toBe("404 user.not.found");
  });
});

describe("deleting", () => {
  const nested = async () => {
    const parentKey = await keyOf("Sales");
    const key = (await site.post("groups", { name: "EMEA", parentKey })).body;
    await site.post("groups", { name: "DACH", parentKey: key });
    await site.put(`groups/${key}/users/${OTTO}`);
    return key;
  };

  it("leaves the members without a group, and moves inner groups up", async () => {
    expect((await site.delete(`groups/${await nested()}`)).status).toBe(204);
    expect(await groupOf("otto@example.org")).toEqual([]);
    expect((await site.state()).groups.at(-1)).toMatchObject({ name: "DACH", parent: "Sales" });
  });

  it("moves the members to the parent, or is refused, where the switch says so", async () => {
    const key = await nested();
    await site.turn({ "groups.deleteNonEmpty": "refused" });
    expect(codeIn(await site.delete(`groups/${key}`))).toBe("409 group.not.empty");
    expect((await site.delete(`groups/${await keyOf("DACH")}`)).status).toBe(204);
    await site.turn({ "groups.deleteNonEmpty": "toParent" });
    await site.delete(`groups/${key}`);
    expect(await groupOf("otto@example.org")).toEqual(["Sales"]);
    expect(codeIn(await site.delete(`groups/${key}`))).toBe("404 group.not.found");
  });
});
