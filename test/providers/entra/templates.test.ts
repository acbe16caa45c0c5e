import { beforeEach, describe, expect, it } from "vitest";
import { customTemplateId, getTemplate } from "../../../providers/entra/applications";
import type { GraphClient } from "../../../providers/entra/client";
import { directory, failureOf, tenant } from "./tenant";

const entra = tenant(directory({}));

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

describe("a template", () => {
  it("is found by its name without regard to case", async () => {
    expect(await getTemplate(graph, "gotomeeting")).toMatchObject({ displayName: "GoToMeeting" });
  });

  it("that is not in the gallery is told with what to write instead", async () => {
    expect(String(await failureOf(getTemplate(graph, "Zebra")))).toMatch(
      /^ApplicationError: .*no application named "Zebra".*custom: <name>/,
    );
  });

  it("whose name two have is refused", async () => {
    const value = ["1", "2"].map((id) => ({ id, displayName: "GoToMeeting" }));
    await entra.faults({ kind: "status", status: 200, path: "applicationTemplates", body: { value } });
    expect(String(await failureOf(getTemplate(graph, "GoToMeeting")))).toContain('2 applications named "GoToMeeting"');
  });

  it.each([
    ["public", "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"],
    ["bogus", "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"],
    ["constructor", "8adf8e6e-67b2-4cf2-a259-e3dc5476c621"],
    ["usgovernment", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
    ["USGovernmentL5", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
    ["china", "5a532e38-1581-4918-9658-008dc27c1d68"],
  ])("for an application of one's own has in the cloud %s the id %s", (environment, id) => {
    expect(customTemplateId(environment)).toBe(id);
  });
});
