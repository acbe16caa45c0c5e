import { describe, expect, it } from "vitest";
import { TOKEN } from "../simulators/entra/scim-stand-in";
import { AREAS } from "./paths";
import { APP, pairs, SYNC, WatchedJob } from "./watched-job";

const watched = new WatchedJob();
const { tenant, target } = watched;

describe("what the simulator answers about mappings and credentials is as Microsoft defines it, and so are the bodies that it takes", () => {
  it("for templates", async () => {
    for (const path of [SYNC, `/v1.0/applications/${APP}/synchronization`]) {
      const { value } = await watched.get(`${path}/templates`);
      await watched.get(`${path}/templates/${value[0].id}`);
    }
  });

  it("for the schema, whole, changed and set back", async () => {
    const schema = await watched.get(`${watched.job}/schema`);
    const [directory] = schema.directories;
    const [mapping] = schema.synchronizationRules[0].objectMappings;
    mapping.scope = {
      categoryFilterGroups: [],
      inputFilterGroups: [],
      groups: [
        {
          name: "sales",
          clauses: [{ operatorName: "IS NOT NULL", sourceOperandName: "department", targetOperand: null }],
        },
      ],
    };
    await watched.put(`${watched.job}/schema`, { "@odata.type": "#microsoft.graph.synchronizationSchema", ...schema });
    await watched.get(`${watched.job}/schema`);
    const patched = await watched.graph.patch(`${SYNC}${watched.job}/schema`, {
      synchronizationRules: schema.synchronizationRules,
    });
    expect(patched.status).toBe(204);
    await watched.post(`${watched.job}/schema/directories/${directory.id}/discover`);
    expect((await watched.graph.delete(`${SYNC}${watched.job}/schema`)).status).toBe(204);
    for (const list of ["filterOperators()", "filterOperators", "functions()", "functions"]) {
      await watched.get(`${watched.job}/schema/${list}`);
    }
  });

  it.each([
    ["an attribute", "[mail]", true],
    ["a constant", '"Active"', true],
    ["functions within functions", 'Switch([IsSoftDeleted], , "False", ToUpper(Left([mail], 1)), "True", "x")', true],
    ["a mistake", "Append([mail]", false],
  ])("for an expression that is %s", async (_, expression, isParsed) => {
    const testInputObject = { definition: null, properties: [{ key: "mail", value: "ada@contoso.com" }] };
    for (const body of [{ expression }, { expression, testInputObject, targetAttributeDefinition: null }]) {
      expect(await watched.post(`${watched.job}/schema/parseExpression`, body)).toMatchObject({
        parsingSucceeded: isParsed,
      });
    }
  });

  it("for credentials that work and those that do not", async () => {
    const credentials = pairs({ BaseAddress: target.url, SecretToken: TOKEN }).value;
    await watched.post(`${watched.job}/validateCredentials`, { useSavedCredentials: true });
    await watched.post(`${watched.job}/validateCredentials`, { credentials });
    await watched.post("/jobs/validateCredentials", { templateId: "goToMeetingInvented", credentials });
    await watched.post("/acquireAccessToken", { credentials });
    target.authorization = "Bearer another";
    expect((await watched.graph.post(`${SYNC}${watched.job}/validateCredentials`, { credentials })).status).toBe(400);
  });

  it("and no path was left out", () => {
    expect(tenant.witness.unseen(AREAS.schemas)).toEqual([]);
  });
});
