import { GotoClient } from "../../../providers/goto/client";
import { TokenSource } from "../../../providers/goto/oauth";
import { observe } from "../../../providers/goto/observe";
import type { GotoSettings } from "../../../providers/goto/settings";
import { createGotoSimulator } from "../../../simulators/goto";
import { startSimulator } from "../../../simulators/stage/server";
import { makeAuthority } from "../../../simulators/stage/tls";
import { GOTO_CLIENT, PAT, SITE } from "../../model/company";
import { type Deed, tamperedCases } from "../answers/tampered";
import { Tape } from "../answers/tape";
import type { Target } from "../target";

/** Every answer of GoTo that a client reads, over real TLS: sign-in, lists, accounts, what was created. */
export async function gotoAnswersTarget(): Promise<Target> {
  const authority = await makeAuthority();
  const tape = new Tape();
  const switches = { "rate.perSecond": 0 };
  const server = await startSimulator(authority, (url) => tape.around(createGotoSimulator(url, SITE, { switches })));
  const settings: GotoSettings = {
    apiUrl: server.url,
    loginUrl: `${server.url}/oauth/token`,
    accountKey: undefined,
    clientId: GOTO_CLIENT.id,
    clientSecret: GOTO_CLIENT.secret,
    grant: { kind: "personalAccessToken", secret: PAT },
    credentialsFile: undefined,
    ca: authority.caPem,
    backoffMs: 1,
    requestsPerSecond: 10_000,
  };
  const connect = () => GotoClient.connect(settings, new TokenSource(settings, () => undefined));
  const client = await connect();
  const [first] = await client.listUsers();
  const cases = await tamperedCases([tape], deedsOf(connect, client, first?.key ?? ""));
  const close = async () => {
    await server.close();
    authority.dispose();
  };
  return { name: "goto-answers", cases, mostMs: 10_000, few: 60, close };
}

function deedsOf(connect: () => Promise<GotoClient>, client: GotoClient, userKey: string): Deed[] {
  let made = 0;
  const users = () => [{ email: `new${++made}@contoso.com`, firstName: "New", lastName: "Comer" }];
  return [
    { name: "connect", run: connect },
    { name: "observe", run: () => observe(client) },
    { name: "findUserByEmail", run: () => client.findUserByEmail("cleo@contoso.com") },
    { name: "getUser", run: () => client.getUser(userKey) },
    { name: "createUsers", run: () => client.createUsers({ users: users(), suppressEmail: true }) },
    { name: "createGroup", run: () => client.createGroup(`Group ${++made}`) },
  ];
}
