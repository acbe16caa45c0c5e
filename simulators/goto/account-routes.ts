import type { SimAnswer } from "../stage/http";
import { checkMembers, readBody, textIn } from "./body";
import { type Call, json } from "./call";
import { refusal } from "./errors";

/** `GET A`; the shape is unknown (docs/services/goto-admin-api.md §3.1, §13), so it is what §12.1 says an account holds. */
export function getAccount({ goto, account }: Call): SimAnswer {
  const { key, name, platform } = account;
  return json(goto, 200, { key, name, platform });
}

/** `PUT A`: the name and nothing else. */
export function updateAccount({ account, request }: Call): SimAnswer {
  const body = readBody(request);
  checkMembers(body, ["name"]);
  const name = textIn(body, "name")?.trim();
  if (name === "") throw refusal(400, "account.name.required");
  if (name !== undefined) account.name = name;
  return { status: 204 };
}
