import { rewrite } from "../../kills/scenarios";
import type { Site } from "../../kills/site";

/** Something that is one way or the other, and that a run must carry to GoTo each time it changes. */
export interface Toggle {
  readonly name: string;
  set(site: Site, isOn: boolean): Promise<void>;
}

/** All begin off. */
export const TOGGLES: readonly Toggle[] = [
  member("Customer Support", "rosa.marini@contoso.com"),
  member("Webinar Hosts", "henrik.solberg@contoso.com"),
  member("Sales EMEA", "mei.lin@contoso.com"),
  change("diego.fernandez@contoso.com", { accountEnabled: true }, { accountEnabled: false }),
  change("emre.yilmaz@contoso.com", { surname: "Yılmaz" }, { surname: "Kaya" }),
  change("tom.becker@contoso.com", { mail: "tom.becker@contoso.com" }, { mail: "thomas.becker@contoso.com" }),
  text("assignments.yaml", "except: [intern@contoso.com]", "except: [intern@contoso.com, bob.ray@contoso.com]"),
  text("roles.yaml", "userGroup: Support", "userGroup: Help Desk"),
  text(
    "roles.yaml",
    "GoToWebinar 500]\n    userGroup",
    "GoToWebinar 500]\n    adminRoles: [RUN_REPORTS]\n    userGroup",
  ),
];

function member(group: string, person: string): Toggle {
  return {
    name: `${person} in ${group}`,
    set: async (site, isOn) => void (await site.stage("entra").edit({ group, [isOn ? "add" : "remove"]: [person] })),
  };
}

function change(user: string, off: object, on: object): Toggle {
  const set = async (site: Site, isOn: boolean) => {
    await site.stage("entra").edit({ user, set: isOn ? on : off });
  };
  return { name: `${user} ${JSON.stringify(on)}`, set };
}

function text(file: string, off: string, on: string): Toggle {
  const set = async (site: Site, isOn: boolean) => {
    rewrite(site, file, (yaml) => (isOn ? yaml.replace(off, on) : yaml.replace(on, off)));
  };
  return { name: `${file}: ${on}`, set };
}
