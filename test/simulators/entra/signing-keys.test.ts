import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { stand } from "./stand";

const sim = stand();

interface Credential {
  readonly keyId: string;
  readonly usage: string;
  readonly key: string | null;
}

let graph: AxiosInstance;
let sp: string;

beforeEach(async () => {
  graph = await sim.graph();
  sp = `/v1.0/servicePrincipals/${(await sim.state()).servicePrincipals[0]?.id}`;
});

const addCertificate = async (displayName = "CN=Contoso") =>
  (await graph.post(`${sp}/addTokenSigningCertificate`, { displayName })).data as {
    keyId: string;
    key: string;
  } & Record<"thumbprint", string>;
const credentials = async (path: string): Promise<Credential[]> => {
  const { data } = await graph.get(path);
  return (data.value?.[0] ?? data).keyCredentials;
};
const keysOf = (list: readonly Credential[]) => list.filter(({ usage }) => usage === "Verify").map(({ key }) => key);

describe("the key of a credential", () => {
  it("is shown only where $select names the credentials of one object", async () => {
    const { key } = await addCertificate();
    const appId = (await graph.get(sp)).data.appId;
    expect(keysOf(await credentials(`${sp}?$select=id,keyCredentials`))).toEqual([key]);
    expect(keysOf(await credentials(sp))).toEqual([null]);
    for (const select of ["", "&$select=keyCredentials"]) {
      expect(keysOf(await credentials(`/v1.0/servicePrincipals?$filter=appId eq '${appId}'${select}`))).toEqual([null]);
    }
    expect(keysOf(await credentials(sp.replace("servicePrincipals", "directoryObjects")))).toEqual([null]);
  });

  it("stays when the list is written back as it was read, without keys", async () => {
    const [first, second] = [await addCertificate("CN=first"), await addCertificate("CN=second")];
    const left = (await credentials(sp)).filter(({ keyId }) => keyId !== first.keyId);
    expect((await graph.patch(sp, { keyCredentials: left })).status).toBe(204);
    expect(keysOf(await credentials(`${sp}?$select=keyCredentials`))).toEqual([second.key]);
  });

  it("of an application follows the same rules", async () => {
    const { id } = (await graph.post("/v1.0/applications", { displayName: "Keys" })).data;
    const path = `/v1.0/applications/${id}`;
    const credential = { keyId: "c1", usage: "Verify", key: "AAAA", type: "AsymmetricX509Cert", displayName: "CN=a" };
    await graph.patch(path, { keyCredentials: [credential] });
    expect(keysOf(await credentials(path))).toEqual([null]);
    expect((await graph.patch(path, { keyCredentials: await credentials(path) })).status).toBe(204);
    expect(keysOf(await credentials(`${path}?$select=keyCredentials`))).toEqual(["AAAA"]);
  });
});

describe("the certificate in use", () => {
  const use = (preferredTokenSigningKeyThumbprint: string | null) =>
    graph.patch(sp, { preferredTokenSigningKeyThumbprint });
  const inUse = async () => (await graph.get(sp)).data.preferredTokenSigningKeyThumbprint;

  it("is any that is there, by its thumbprint in either case, or none", async () => {
    const { thumbprint } = await addCertificate();
    for (const one of [thumbprint, thumbprint.toLowerCase(), null]) {
      expect((await use(one)).status).toBe(204);
      expect(await inUse()).toBe(one);
    }
  });

  it("cannot be one that is not there", async () => {
    const { thumbprint } = await addCertificate();
    await use(thumbprint);
    const { status, data } = await use("AB".repeat(20));
    expect([status, data.error.code]).toEqual([400, "Request_BadRequest"]);
    expect(data.error.message).toContain("preferredTokenSigningKeyThumbprint");
    expect(await inUse()).toBe(thumbprint);
  });

  it("cannot be one that the same request takes away", async () => {
    const { thumbprint } = await addCertificate();
    const body = { keyCredentials: [], preferredTokenSigningKeyThumbprint: thumbprint };
    expect((await graph.patch(sp, body)).status).toBe(400);
    expect((await credentials(sp)).length).toBe(2);
  });
});
