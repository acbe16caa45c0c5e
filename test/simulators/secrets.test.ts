import { expect, test } from "vitest";
import { Secrets } from "../../simulators/stage/secrets";

const FORM = { "content-type": "application/x-www-form-urlencoded;charset=utf-8" };

function heard(headers: Record<string, string>, body = ""): readonly string[] {
  const secrets = new Secrets();
  const query = new URLSearchParams();
  secrets.hear({ method: "POST", path: "/x", rawQuery: "", query, params: {}, headers, body: Buffer.from(body) });
  return secrets.all();
}

test.each<[string, Record<string, string>, string, string[]]>([
  ["a bearer token", { authorization: "Bearer abc.def" }, "", ["abc.def"]],
  [
    "a password of basic authentication, and not the name",
    { authorization: `Basic ${Buffer.from("client:se:cret").toString("base64")}` },
    "",
    ["se:cret"],
  ],
  [
    "those of a sign-in",
    FORM,
    "client_id=c&client_secret=s%2B&client_assertion=a&refresh_token=r&pat=p",
    "s+ a r p".split(" "),
  ],
  [
    "a pair of key and value, in a batch too",
    {},
    '{"requests":[{"body":{"value":[{"key":"SecretToken","value":"t"},{"key":"BaseAddress","value":"https://x"}]}}]}',
    ["t"],
  ],
  ["a field by its name", {}, '{"userName":"u","password":"p","secretText":null}', ["p"]],
  [
    "nothing where nothing is given, or a stand-in",
    {},
    '{"value":[{"key":"SecretToken","value":"*"}],"password":""}',
    [],
  ],
])("a simulator remembers of a request %s", (_, headers, body, secrets) => {
  expect(heard(headers, body).toSorted()).toEqual(secrets.toSorted());
});

test("a simulator remembers the tokens that an answer gives, and nothing of other answers", () => {
  const secrets = new Secrets();
  secrets.tell({ status: 200, body: { access_token: "a", refresh_token: "r", token_type: "Bearer" } });
  secrets.tell({ status: 200, body: { value: [{ refresh_token: "x" }] } });
  secrets.tell({ status: 204 });
  expect(secrets.all()).toEqual(["a", "r"]);
});
