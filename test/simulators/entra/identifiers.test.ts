import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { stand } from "./stand";

const sim = stand();
let graph: AxiosInstance;

beforeEach(async () => {
  graph = await sim.graph();
});

describe("an identifier of an application", () => {
  const URI = "https://authentication.logmeininc.com/saml/sp";
  const TAKEN = "Another object with the same value for property identifierUris already exists.";
  const applications = async () => (await sim.state()).applications.map(({ id }) => `/v1.0/applications/${id}`);
  const principalOf = async (appId: string) =>
    (await graph.get(`/v1.0/servicePrincipals?$filter=appId eq '${appId}'`)).data.value[0];

  it("is there once in a tenant, whatever its case", async () => {
    const [first = "", second = ""] = await applications();
    expect((await graph.patch(first, { identifierUris: [URI] })).status).toBe(204);
    for (const identifierUris of [[URI], ["https://contoso.com/other", URI.toUpperCase()]]) {
      for (const answer of [
        await graph.patch(second, { identifierUris }),
        await graph.post("/v1.0/applications", { displayName: "Third", identifierUris }),
      ]) {
        expect([answer.status, answer.data.error.code, answer.data.error.message]).toEqual([
          400,
          "Request_BadRequest",
          TAKEN,
        ]);
      }
    }
    expect((await graph.get(second)).data.identifierUris).toEqual([]);
    expect((await applications()).length).toBe(2);
  });

  it("can be written again by its own application, and taken by another once it is free", async () => {
    const [first = "", second = ""] = await applications();
    await graph.patch(first, { identifierUris: [URI] });
    expect((await graph.patch(first, { identifierUris: [URI, "https://contoso.com/sp"] })).status).toBe(204);
    expect((await graph.patch(second, { identifierUris: [URI] })).status).toBe(400);
    await graph.delete(first);
    expect((await graph.patch(second, { identifierUris: [URI] })).status).toBe(204);
  });

  it("is a name of the service principal too, made before it or after", async () => {
    const { id, appId } = (
      await graph.post("/v1.0/applications", { displayName: "Third", identifierUris: ["https://contoso.com/sp"] })
    ).data;
    await graph.post("/v1.0/servicePrincipals", { appId });
    expect((await principalOf(appId)).servicePrincipalNames).toEqual([appId, "https://contoso.com/sp"]);
    await graph.patch(`/v1.0/applications/${id}`, { identifierUris: [URI] });
    expect((await principalOf(appId)).servicePrincipalNames).toEqual([appId, URI]);
  });
});
