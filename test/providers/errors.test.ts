import { expect, it } from "vitest";
import { NotFoundError, ServiceError } from "../../providers/errors";

it("a message that a service has made endless keeps its beginning and what to do at its end", () => {
  const { message } = new NotFoundError(`GoTo: ${"x".repeat(1_000_000)} is not there. Look it up anew.`);
  expect(message.length).toBeLessThan(26_000);
  expect(message).toMatch(/^GoTo: x+ … \(\d+ characters\) … x+ is not there\. Look it up anew\.$/);
});

it("any other is as it was written, with the service's number for the incident", () => {
  expect(new ServiceError("refused", { incidentId: "7" }).message).toBe("refused (incident 7)");
});
