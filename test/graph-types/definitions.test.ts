import { describe, expect, it } from "vitest";
import { createEntraSimulator } from "../../simulators/entra";
import { SEED } from "../simulators/entra/stand";
import { FLAGS, PROPERTIES } from "./allowances";
import { complaints } from "./conformity";
import { definitions, typeOf } from "./definitions";
import { schemaOf } from "./json-schema";
import { AREAS, findPath, PATHS } from "./paths";
import { Witness } from "./witness";

describe("a JSON value is held against its definition", () => {
  it.each<[rule: string, type: string, value: unknown, complaint: string]>([
    ["a misspelt property", "User", { dispalyName: "Ada" }, "/: must NOT have additional properties: dispalyName"],
    ["null where the definitions have none", "Application", { tags: null }, "/tags: must be array, not null"],
    ["another type", "User", { accountEnabled: "true" }, '/accountEnabled: must be boolean, not "true"'],
    [
      "a value that an enumeration does not have",
      "SynchronizationSchedule",
      { state: "active" },
      '/state: must be equal to one of the allowed values: Active,Disabled,Paused, not "active"',
    ],
    [
      "a mistake deep within",
      "SynchronizationSchema",
      { directories: [{ objects: [{ attributes: [{ name: "mail", anchro: true }] }] }] },
      "/directories/*/objects/*/attributes/*: must NOT have additional properties: anchro",
    ],
    ["a property that leads elsewhere", "User", { calendar: {} }, "/: must NOT have additional properties: calendar"],
    [
      "another type's name",
      "User",
      { "@odata.type": "#microsoft.graph.group" },
      '/@odata.type: must be equal to constant: #microsoft.graph.user, not "#microsoft.graph.group"',
    ],
    [
      "an object in a mixed list without its type",
      "DirectoryObject",
      { id: "x" },
      '/: tag "@odata.type" must be string',
    ],
    ["a missing envelope", "{ value: User[] }", { rows: [] }, "/: must have required property 'value'"],
  ])("%s is refused", (_, type, value, complaint) => {
    expect(complaints(type, value)).toContain(complaint);
  });

  it.each<[rule: string, type: string, value: unknown]>([
    ["null where it is nullable", "User", { displayName: null, deletedDateTime: null }],
    ["annotations", "Group", { "@odata.type": "#microsoft.graph.group", "members@delta": [], "owners@odata.bind": [] }],
    ["several flags", "ObjectMapping", { flowTypes: "Add, Update,Delete" }],
    ["sources within sources", "AttributeMappingSource", { parameters: [{ key: "a", value: { name: "Left" } }] }],
  ])("%s is taken", (_, type, value) => {
    expect(complaints(type, value)).toEqual([]);
  });

  it("a type that Microsoft does not define is an error", () => {
    expect(() => complaints("Usr", {})).toThrow("Microsoft Graph defines no type Usr");
  });
});

describe("the table of paths", () => {
  const { routes } = createEntraSimulator("https://localhost", SEED);

  it("has every simulated path, with the type of its body and its answer", () => {
    const paths = routes.filter(([, pattern]) => /^\/(v1\.0|beta)\//.test(pattern));
    const untyped = paths.filter(([method, pattern]) => {
      const path = pattern.replace(/^\/[^/]+/, "").replace(":cast", "microsoft.graph.user");
      return findPath(method, path.replace(/:\w+/g, "x")) === undefined;
    });
    expect([paths.length > 100, untyped]).toEqual([true, []]);
  });

  it("has each path in one part", () => {
    const parts = Object.values(AREAS);
    const elsewhere = Object.keys(PATHS).filter((path) => parts.filter((part) => part.test(path)).length !== 1);
    expect(elsewhere).toEqual([]);
  });

  it("is missed where a path or a body has no type", () => {
    const witness = new Witness();
    witness.look({ method: "GET", path: "/teams", body: undefined, answer: { status: 200, body: {} } });
    witness.look({
      method: "POST",
      path: "/servicePrincipals/x/synchronization/jobs/x/start",
      body: {},
      answer: { status: 204 },
    });
    witness.look({ method: "GET", path: "/users", body: undefined, answer: { status: 200 } });
    witness.look({ method: "GET", path: "/users", body: undefined, answer: { status: 404, body: { error: "x" } } });
    expect(witness.takeComplaints()).toEqual([
      "GET /teams: the table of paths does not have it",
      "answer to GET /users: there is none, but it is { value: User[] }",
      "body of POST /servicePrincipals/:sp/synchronization/jobs/:job/start: there is one, and there should be none",
      'error of GET /users: /error: must be object, not "x"',
    ]);
  });
});

describe("an allowance", () => {
  const propertyOf = (name: string) => {
    const [owner = "", property] = name.split(".");
    const found = definitions().get(owner);
    expect([name, found?.kind]).toEqual([name, "object"]);
    return found?.kind === "object" ? found.properties.find((one) => one.name === property) : undefined;
  };

  it.each(Object.entries(PROPERTIES))(
    "%s is needed: the definitions have no such property, or another type",
    (name, { type }) => {
      const defined = propertyOf(name)?.type;
      expect(schemaOf(typeOf(type), {})).not.toEqual(defined && schemaOf(defined, {}));
    },
  );

  it.each(Object.keys(FLAGS))("for several members of %s is about an enumeration that there is", (name) => {
    expect(definitions().get(name)?.kind).toBe("alias");
  });
});
