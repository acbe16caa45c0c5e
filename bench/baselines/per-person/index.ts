import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";

/** One person, as the program gives it. */
interface PersonInputs {
  email: string;
  firstName: string;
  lastName: string;
  licenseKey: string;
}

/** Sends one request to GoTo; asks again a second later when there were too many. */
async function goto(method: string, path: string, body?: unknown): Promise<unknown> {
  const headers = {
    Authorization: `Bearer ${process.env.GOTO_ACCESS_TOKEN}`,
    "Content-Type": "application/json",
  };
  const url = `${process.env.GOTO_API_URL}/admin/rest/v1/accounts/${process.env.GOTO_ACCOUNT_KEY}${path}`;
  for (;;) {
    const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (answer.status === 429) await new Promise((resolve) => setTimeout(resolve, 1000));
    else if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    else return answer.status === 204 ? undefined : answer.json();
  }
}

const personProvider: pulumi.dynamic.ResourceProvider<PersonInputs, PersonInputs> = {
  async create({ email, firstName, lastName, licenseKey }) {
    const users = [{ email, firstName, lastName }];
    const created = (await goto("POST", "/users", { users, licenseKeys: [licenseKey], suppressEmail: true })) as {
      key: string;
    }[];
    return { id: created[0]?.key ?? "", outs: { email, firstName, lastName, licenseKey } };
  },
  async diff(_id, olds, news) {
    const names = ["email", "firstName", "lastName", "licenseKey"] as const;
    return { changes: names.some((name) => olds[name] !== news[name]) };
  },
  async update(id, _olds, { email, firstName, lastName, licenseKey }) {
    await goto("PUT", `/users/${id}`, { email, firstName, lastName, licenseKeys: [licenseKey] });
    return { outs: { email, firstName, lastName, licenseKey } };
  },
  async delete(id) {
    await goto("DELETE", `/users/${id}`);
  },
};

class Person extends pulumi.dynamic.Resource {
  constructor(name: string, inputs: PersonInputs) {
    super(personProvider, name, inputs);
  }
}

const people = JSON.parse(readFileSync(process.env.PEOPLE_FILE ?? "", "utf8")) as PersonInputs[];
for (const person of people) new Person(person.email, person);
