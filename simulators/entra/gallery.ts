import { guidOf } from "./ids";

/** An application of the gallery, or the template of applications that are not in it. */
export interface ApplicationTemplate {
  readonly id: string;
  readonly displayName: string;
  readonly categories: readonly string[];
  readonly description: string;
  readonly homePageUrl: string;
  readonly publisher: string;
  readonly supportedProvisioningTypes: readonly string[];
  readonly supportedSingleSignOnModes: readonly string[];
  /** Its synchronization template; none = it cannot provision. */
  readonly synchronization?: {
    readonly id: string;
    readonly factoryTag: string;
    /** It has no mapping of groups. */
    readonly usersOnly?: boolean;
    /** It maps the manager of a user. */
    readonly managers?: boolean;
  };
}

const GOTO = { homePageUrl: "https://www.goto.com/", publisher: "GoTo", categories: ["collaboration"] } as const;
const SAML = ["saml"] as const;

/**
 * The gallery of the simulator. The ids of GoTo and GoToMeeting are INVENTED: the real ones are not published and have to
 * be looked up in a tenant (docs/services/entra-graph.md §9.2, §9.3); so are their synchronization templates.
 */
export const TEMPLATES: readonly ApplicationTemplate[] = [
  {
    ...GOTO,
    id: guidOf("invented template GoToMeeting"),
    displayName: "GoToMeeting",
    description: "Online meetings. (The id of this template is invented.)",
    supportedProvisioningTypes: ["sync"],
    supportedSingleSignOnModes: SAML,
    // Groups only assign (§9.1).
    synchronization: { id: "goToMeetingInvented", factoryTag: "GoToMeetingInvented", usersOnly: true },
  },
  {
    ...GOTO,
    id: guidOf("invented template GoTo"),
    displayName: "GoTo",
    description: "All products of GoTo. (The id of this template is invented.)",
    supportedProvisioningTypes: ["sync"],
    supportedSingleSignOnModes: SAML,
    synchronization: { id: "goToInvented", factoryTag: "GoToInvented" },
  },
  {
    id: "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
    displayName: "Custom",
    categories: [],
    description: "An application that is not in the gallery.",
    homePageUrl: "",
    publisher: "",
    supportedProvisioningTypes: ["sync"],
    supportedSingleSignOnModes: ["saml", "password", "oidc", "external"],
    synchronization: { id: "scim", factoryTag: "CustomSCIM", managers: true },
  },
  {
    id: "8b1025e4-1dd2-430b-a150-2ef79cd700f5",
    displayName: "AWS IAM Identity Center (successor to AWS Single Sign-On)",
    categories: ["developerServices"],
    description: "Access to AWS accounts.",
    homePageUrl: "https://aws.amazon.com/",
    publisher: "Amazon",
    supportedProvisioningTypes: ["sync"],
    supportedSingleSignOnModes: SAML,
    synchronization: { id: "aws", factoryTag: "aws" },
  },
  {
    id: guidOf("invented template Contoso Time Sheets"),
    displayName: "Contoso Time Sheets",
    categories: ["humanResources"],
    description: "A fictional application that cannot provision.",
    homePageUrl: "https://timesheets.contoso.com/",
    publisher: "Contoso",
    supportedProvisioningTypes: [],
    supportedSingleSignOnModes: SAML,
  },
];

/** The template of applications that are not in the gallery (§9.2). */
export const CUSTOM_TEMPLATE = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
