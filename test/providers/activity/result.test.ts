import { describe, expect, it } from "vitest";
import { resultOf } from "../../../providers/activity/result";
import {
  AccessError,
  ConflictError,
  ForbiddenError,
  LostAnswerError,
  NotFoundError,
  RefusedError,
  UnavailableError,
  UntrustworthyAnswerError,
} from "../../../providers/errors";
import type { Step } from "../../../providers/goto/step";
import { person } from "../goto/company";

const CREATE: Step = {
  kind: "create",
  person: person("bob"),
  role: { licenseKeys: [], adminRoles: [], userGroup: undefined },
  drift: false,
};

describe("what an error says of a write", () => {
  it.each([
    ["a lost answer", new LostAnswerError("x"), "unknown", "unknown"],
    ["an answer that cannot be trusted", new UntrustworthyAnswerError("x"), "unknown", "unknown"],
    ["a service that is gone: a create was not sent then", new UnavailableError("x"), "refused", "unknown"],
    ["a refusal", new RefusedError("x"), "refused", "refused"],
    ["a conflict", new ConflictError("x"), "refused", "refused"],
    ["something that is gone", new NotFoundError("x"), "refused", "refused"],
    ["a missing right", new ForbiddenError("x"), "refused", "refused"],
    ["a token that has ended", new AccessError("x"), "refused", "refused"],
    ["an error of ours", new Error("x"), "refused", "refused"],
  ])("%s", (_, error, create, change) => {
    expect(resultOf(error, CREATE)).toEqual({ outcome: create, reason: "x" });
    expect(resultOf(error)).toEqual({ outcome: change, reason: "x" });
  });

  it("keeps GoTo's codes and the number of the incident", () => {
    const error = new RefusedError("x", { codes: ["user.email.invalid"], incidentId: "7" });
    const [codes, incidentId] = [["user.email.invalid"], "7"];
    expect(resultOf(error)).toEqual({ outcome: "refused", reason: "x (incident 7)", codes, incidentId });
  });
});
