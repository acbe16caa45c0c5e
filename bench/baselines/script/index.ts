import { readFileSync } from "node:fs";

/** One person, as the file has it. */
interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly licenseKey: string;
}

const users = `${process.env.GOTO_API_URL}/admin/rest/v1/accounts/${process.env.GOTO_ACCOUNT_KEY}/users`;
const headers = { Authorization: `Bearer ${process.env.GOTO_ACCESS_TOKEN}`, "Content-Type": "application/json" };

/** Sends one request; asks again a second later when there were too many. */
async function send(url: string, init: RequestInit = {}): Promise<unknown> {
  for (;;) {
    const answer = await fetch(url, { ...init, headers });
    if (answer.ok) return answer.json();
    if (answer.status !== 429) throw new Error(`${answer.status} ${await answer.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** What an administrator writes in an afternoon: `create` invites everybody, `check` looks everybody up. */
async function main(): Promise<void> {
  const people = JSON.parse(readFileSync(process.env.PEOPLE_FILE ?? "", "utf8")) as Person[];
  for (const { email, firstName, lastName, licenseKey } of people) {
    // A little more than a tenth of a second, so that GoTo's limit of ten requests in a second is kept.
    const pause = new Promise((resolve) => setTimeout(resolve, 110));
    const body = { users: [{ email, firstName, lastName }], licenseKeys: [licenseKey], suppressEmail: true };
    if (process.argv[2] === "create") await send(users, { method: "POST", body: JSON.stringify(body) });
    else await send(`${users}?filter=${encodeURIComponent(`email eq "${email}"`)}&pageSize=10&offset=0`);
    await pause;
  }
}

void main();
