import type { SimAnswer } from "../stage/http";
import type { Account, Item } from "./account";
import { type Body, checkMembers, readBody, textIn } from "./body";
import type { Call } from "./call";
import { refusal } from "./errors";
import { answerList } from "./list";
import type { View } from "./rows";

/** A kind of object that is little more than an id and some texts (docs/services/goto-admin-api.md §3.1). */
interface Kind {
  readonly one: "roleset" | "attribute" | "template";
  readonly fields: readonly string[];
  of(account: Account): Map<string, Item>;
}

/** Custom roles, custom attributes and mail templates. */
export const ROLESETS: Kind = { one: "roleset", fields: ["name"], of: (account) => account.rolesets };
export const ATTRIBUTES: Kind = { one: "attribute", fields: ["name"], of: (account) => account.attributes };
export const TEMPLATES: Kind = {
  one: "template",
  fields: ["title", "subject", "text"],
  of: (account) => account.templates,
};

/** The list, `results[]{id, …}`. */
export function listItems(kind: Kind): (call: Call) => SimAnswer {
  return (call) => {
    const items = [...kind.of(call.account).values()].map(({ id, texts }): View => ({ id, ...texts }));
    return answerList<View>(call, { items, view: (item) => item, attributes: ["id", ...kind.fields] });
  };
}

/** Makes one; the answer is the bare id as a JSON string. The first field must be there and be the only one of its kind. */
export function createItem(kind: Kind): (call: Call) => SimAnswer {
  return (call) => {
    const texts = readTexts(call, kind, readBody(call.request));
    const id = call.goto.keys.next(kind.one);
    kind.of(call.account).set(id, { id, texts });
    return { status: 200, body: JSON.stringify(id) };
  };
}

/** Changes the texts that the body names. */
export function updateItem(kind: Kind): (call: Call) => SimAnswer {
  return (call) => {
    const item = itemAt(call, kind);
    kind.of(call.account).set(item.id, { ...item, texts: readTexts(call, kind, readBody(call.request), item) });
    return { status: 204 };
  };
}

/** The object that the path names, or 404. */
export function itemAt({ account, request }: Call, kind: Kind): Item {
  const id = request.params.id ?? "";
  const item = kind.of(account).get(id);
  if (item === undefined) throw refusal(404, `${kind.one}.not.found`, id);
  return item;
}

function readTexts({ account }: Call, kind: Kind, body: Body, self?: Item): Record<string, string> {
  checkMembers(body, kind.fields);
  const texts: Record<string, string> = { ...self?.texts };
  for (const field of kind.fields) {
    const text = textIn(body, field);
    if (text !== undefined) texts[field] = text;
  }
  const [first = ""] = kind.fields;
  const name = texts[first]?.trim() ?? "";
  if (name === "") throw refusal(400, `${kind.one}.${first}.required`);
  const taken = [...kind.of(account).values()].some((item) => item.id !== self?.id && item.texts[first] === name);
  if (taken) throw refusal(409, `${kind.one}.${first}.conflict`, name);
  return { ...texts, [first]: name };
}
