import { type Interference, type Resource, shown } from "./scim-resource";

/** The groups of the stand-in. Whoever asks for one without leaving its members out gets an error, for they may be many. */
export class ScimGroups {
  readonly all = new Map<string, { displayName: string; externalId?: unknown; members: string[] }>();
  #made = 0;

  reset(): void {
    this.all.clear();
    this.#made = 0;
  }

  /** displayName → ids of the members. */
  members(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.all.values()].map(({ displayName, members }) => [displayName, members]));
  }

  answer(method: string, path: string, text: string): Interference {
    const body = text === "" ? {} : (JSON.parse(text) as Resource);
    if (method === "POST") return this.#create(body);
    const filter = /^\/Groups\?excludedAttributes=members&filter=(\w+) eq "(.*)"$/.exec(path);
    if (filter !== null) return this.#list(filter[1] ?? "", filter[2] ?? "");
    const [, id = "", query] = /^\/Groups\/([^?]+)(?:\?(.*))?$/.exec(path) ?? [];
    const group = this.all.get(id);
    if (group === undefined) return { status: 404, body: '{"detail":"no such group"}' };
    if (method === "GET" && query !== "excludedAttributes=members") return { status: 400, body: "{}" };
    if (method === "GET") return shown(200, viewOf(id, group));
    if (method === "DELETE") this.all.delete(id);
    else for (const operation of body.Operations as Resource[]) change(group, operation);
    return { status: 204 };
  }

  #create({ displayName, externalId, members }: Resource): Interference {
    if (members !== undefined) return { status: 400, body: '{"detail":"members come later"}' };
    this.#made += 1;
    const group = { displayName: String(displayName), externalId, members: [] };
    this.all.set(`g${this.#made}`, group);
    return shown(201, viewOf(`g${this.#made}`, group));
  }

  #list(attribute: string, value: string): Interference {
    const found = [...this.all].map(([id, group]) => viewOf(id, group)).filter((one) => one[attribute] === value);
    return shown(200, { totalResults: found.length, Resources: found });
  }
}

function viewOf(id: string, { displayName, externalId }: { displayName: string; externalId?: unknown }): Resource {
  return { id, displayName, externalId };
}

function change(group: { displayName: string; members: string[] }, { op, path, value }: Resource): void {
  if (path === "displayName") group.displayName = String(value);
  if (path !== "members") return;
  const ids = (value as { value: string }[]).map((one) => one.value);
  const rest = group.members.filter((member) => !ids.includes(member));
  group.members = op === "Remove" ? rest : [...rest, ...ids];
}
