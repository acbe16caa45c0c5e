import fc from "fast-check";
import { expect, it } from "vitest";
import { CLOSED, FINN, FOREIGN, MEETING, MIRA, NOBODY, OTTO, RHEA, WEBINAR } from "./seed";
import { type Json, Site } from "./site";

const site = new Site();

const email = fc.constantFrom("a@example.org", "B@example.org", "b@example.org", "mira.k@example.org", "bad");
const licences = fc.uniqueArray(fc.constantFrom(MEETING, WEBINAR, CLOSED, FOREIGN, NOBODY), { maxLength: 2 });
const user = fc.constantFrom(MIRA, OTTO, FINN, NOBODY);
const licence = fc.constantFrom(MEETING, WEBINAR, FOREIGN);
const name = fc.constantFrom("Sales", "SALES", "New", "");

const request = fc.oneof(
  fc.record({
    method: fc.constant("POST"),
    path: fc.constantFrom("users", "users?allOrNothing=false"),
    body: fc.record({
      users: fc.array(fc.record({ email, firstName: fc.constant("A"), lastName: fc.constant("B") }), { maxLength: 3 }),
      licenseKeys: licences,
    }),
  }),
  fc.record({
    method: fc.constant("PUT"),
    path: user.map((key) => `users/${key}`),
    body: fc.record({ email, licenseKeys: licences }, { requiredKeys: [] }),
  }),
  fc.record({ method: fc.constant("DELETE"), path: user.map((key) => `users/${key}`), body: fc.constant(undefined) }),
  fc.record({
    method: fc.constantFrom("POST", "DELETE"),
    path: fc.tuple(licence, user).map(([key, holder]) => `licenses/${key}/users/${holder}`),
    body: fc.constant(undefined),
  }),
  fc.record({ method: fc.constant("POST"), path: fc.constant("groups"), body: fc.record({ name }) }),
);

it("whatever is sent: seats are not overdrawn, names and addresses stay unique, a refused request changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 12 }), async (requests) => {
      await site.door("POST", "/__sim/reset");
      site.signInAgain();
      for (const { method, path, body } of requests) {
        // The harness compares the state before and after every write.
        const answer = await site.send(method, path, { body });
        expect(answer.status).toBeLessThan(500);
      }
      const listed = (await site.get("users?pageSize=100")).body.results;
      const { users } = await site.state();
      const rows = (list: Json[]) => list.map(({ key, status, licenseKeys = [] }) => [key, status, licenseKeys]).sort();
      expect(rows(listed)).toEqual(rows(users));
      expect(users.some(({ key }: Json) => key === RHEA)).toBe(true);
    }),
    { numRuns: 25, seed: 20261124 },
  );
});
