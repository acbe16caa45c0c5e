import { describe, expect, it } from "vitest";
import {
  AccessError,
  ForbiddenError,
  LostAnswerError,
  RefusedError,
  UnavailableError,
} from "../../../providers/errors";
import { ACCOUNT, NARROW } from "./company";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const _EVE = "4100000000000000103";

describe("error answers", () => {
  const body = { path: `/users/${CAROL}`, times: 0 };
  it.each([
    ["a page instead of JSON", { kind: "html", status: 400, ...body }, RefusedError, /answered with 400\./],
    ["an empty body", { kind: "status", status: 400, body: "", ...body }, RefusedError, /answered with 400\./],
    ["a body cut in half", { kind: "status", status: 400, body: '{"errors":[{"co', ...body }, RefusedError, /400\./],
    [
      "an older form",
      { kind: "status", status: 400, body: { errorCode: "X", message: "why" }, ...body },
      RefusedError,
      /400 X: why/,
    ],
    ["errors that are no list", { kind: "status", status: 400, body: { errors: "x" }, ...body }, RefusedError, /400/],
    [
      "a right that is missing",
      { kind: "status", status: 403, ...body },
      ForbiddenError,
      /403 not.authorized.*Team Admin/,
    ],
    ["a gateway's page, always", { kind: "html", ...body }, UnavailableError, /status 502, 6 times/],
    [
      "a cut connection, always",
      { kind: "reset", ...body },
      UnavailableError,
      /is https:\/\/localhost:\d+ the right address/i,
    ],
    ["half an answer, always", { kind: "truncate", ...body }, UnavailableError, /localhost/],
  ] as const)("%s: a clear message that names the request", async (_what, fault, kind, message) => {
    const client = await site.connect();
    await site.fail(fault);
    const error = await client.getUser(CAROL).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(kind);
    const text = `${(error as Error).message}.`;
    expect(text).toMatch(message);
    expect(text).toContain(`GoTo: GET /accounts/${ACCOUNT}/users/${CAROL}`);
    expect(text).not.toMatch(/<html>|Bearer|eyJ/);
  });

  it("a create whose answer is half is neither done nor refused", async () => {
    const client = await site.connect();
    await site.fail({ kind: "truncate", method: "POST" });
    await expect(client.createGroup("Sales")).rejects.toBeInstanceOf(LostAnswerError);
  });

  it.each([401, 403])("a token without the Admin Center scope is told so (%i)", async (status) => {
    site.turn({ "auth.missingScope": status });
    const grant = { kind: "personalAccessToken", secret: NARROW.pat } as const;
    const settings = site.settings({ clientId: NARROW.id, clientSecret: NARROW.secret, grant });
    const error = await site.connect(settings).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(status === 401 ? AccessError : ForbiddenError);
    expect((error as Error).message).toMatch(/Admin Center scope \(identity:\)/);
  });
});
