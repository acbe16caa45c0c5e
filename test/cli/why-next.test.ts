import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whyCommand } from "../../cli/why";
import { decodeRecords, encodeRecords } from "../../providers/goto/records";
import { commandStage } from "./stage";
import { stackWith, upWith, why } from "./why";

const stage = commandStage();
const edit = (change: object) => stage.entra.post("/__sim/edit", change);
const goto = (change: object) => stage.goto.post("/__sim/edit", change);

const BOB = "bob.ray@contoso.com";
const TOM = "tom.becker@contoso.com";

describe("what the next run would do", () => {
  it("is nothing where all is as the state says", async () => {
    const { recorded, next, stack } = await why(stage, BOB, stackWith(await upWith(stage)));
    expect(stack).toBe("production");
    expect(recorded).toEqual({ managed: true, role: "organizer", since: null, adopted: false, suspendedOn: null });
    expect(next).toMatchObject({ stops: [], step: null, held: [], notices: [], unmanaged: false });
  });

  it("is to create or adopt, where no state is read, which is said", async () => {
    const { recorded, next, account } = await why(stage, "carol.tan@contoso.com");
    expect(recorded).toEqual({ unread: "the environment is used alone, without a stack" });
    expect(next.step).toEqual({
      kind: "adopt",
      what: "adopt carol.tan@contoso.com: group Sales (organizer, via Sales EMEA)",
    });
    expect(account?.licences).toEqual(["GoToMeeting Business"]);
  });

  it("is to suspend whoever has left, and it is said who was adopted and since when it is managed", async () => {
    const outputs = await upWith(stage);
    const log = join(stage.folder, "log.jsonl");
    const person = { email: TOM, directoryId: "05e40000-0000-4000-8000-000000000012" };
    const entry = {
      time: "2026-11-25T09:15:00.000Z",
      run: "r",
      step: "create",
      outcome: "done",
      person,
      changes: {},
      why: "",
    };
    writeFileSync(log, `${JSON.stringify(entry)}\n`);
    await edit({ group: "Customer Support", remove: [TOM] });
    const { env, ...stack } = stackWith(outputs);
    const answer = await why(stage, TOM, { ...stack, env: { ...env, GOTO_ACCESS_ACTIVITY_LOG: log } });
    rmSync(log);
    expect(answer.hasAccess).toBe(false);
    expect(answer.recorded).toMatchObject({ managed: true, role: "support", since: "2026-11-25" });
    expect(answer.next.step).toEqual({ kind: "suspend", what: `suspend ${TOM}, who is no longer assigned` });
  });

  it("knows whom the stack has suspended, and who was deleted from the directory", async () => {
    const outputs = await upWith(stage);
    const records = decodeRecords(outputs);
    const suspended = records.map((one) => (one.email === TOM ? { ...one, suspendedOn: "2026-11-20" } : one));
    await edit({ deleteUser: TOM });
    await goto({ user: TOM, licences: [] });
    const { directory, recorded, next } = await why(
      stage,
      TOM,
      stackWith({ ...outputs, __accounts: encodeRecords(suspended, outputs.people) }),
    );
    expect(directory).toBeNull();
    expect(recorded).toMatchObject({ managed: true, suspendedOn: "2026-11-20" });
    expect(next).toMatchObject({ step: null, unmanaged: false });
  });

  it("is held with all others of a group that became empty, with the entry that lets it through", async () => {
    const outputs = await upWith(stage);
    stage.write(
      "assignments.yaml",
      "assignments:\n  - { group: GoTo Administrators, role: admin }\n  - { group: Webinar Hosts, role: host }\n",
    );
    stage.write(
      "roles.yaml",
      "roles:\n  admin: { licenses: [GoToMeeting Business] }\n  host: { licenses: [GoToMeeting Business] }\n",
    );
    const { next } = await why(stage, BOB, stackWith(outputs));
    expect(next.step).toBeNull();
    expect(next.held).toEqual([{ dimension: "removals", reason: expect.any(String) }]);
    expect(next.approval).toMatch(/^approvals:\n {2}- removals: \d+\n/);
    const { out } = await stage.run(whyCommand, [BOB], stackWith(outputs));
    expect(out).toMatch(/^Next run +held \(removals\): /m);
  });

  it("is not held where the line of the group has ended by its own days", async () => {
    const outputs = await upWith(stage);
    const days = "from: 2020-01-01, until: 2020-12-31";
    const yaml = readFileSync(join(stage.folder, "config", "assignments.yaml"), "utf8");
    stage.write(
      "assignments.yaml",
      yaml.replace("  - group: Webinar Hosts\n    role: host", `  - { group: Webinar Hosts, role: host, ${days} }`),
    );
    const { next, lines } = await why(stage, "emre.yilmaz@contoso.com", stackWith(outputs));
    expect(lines.find(({ verdict }) => verdict === "outsideDays")?.name).toBe("Webinar Hosts");
    expect(next).toMatchObject({ held: [], step: { kind: "suspend" } });
  });

  it("is to wait where there is no seat", async () => {
    await goto({ licence: "GoToMeeting Business", seats: 3 });
    const { next } = await why(stage, TOM);
    expect(next.waiting).toBe("GoToMeeting Business");
  });

  it("is to rename whoever has another address, found by the new one", async () => {
    const outputs = await upWith(stage);
    await edit({ user: BOB, set: { mail: "robert.ray@contoso.com" } });
    const { account, next } = await why(stage, "robert.ray@contoso.com", stackWith(outputs));
    expect(account?.email).toBe(BOB);
    expect(next.step?.kind).toBe("rename");
  });

  it("leaves the account to Entra's service in mode entra", async () => {
    stage.write("application.yaml", "application: { existing: GoToMeeting }\nprovisioning: { mode: entra }\n");
    const { mode, next } = await why(stage, BOB);
    expect({ mode, missing: next.missing, step: next.step }).toEqual({ mode: "entra", missing: true, step: null });
  });
});
