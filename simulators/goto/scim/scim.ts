import type { Route } from "../../stage/http";
import type { Goto } from "../goto";
import { type ScimAnswerer, scimHandler } from "./call";
import type { Right } from "./caller";
import * as discovery from "./discovery";
import * as groups from "./groups";
import { getMe, patchMe, putMe } from "./me";
import * as publishedGroups from "./published-groups";
import * as publishedUsers from "./published-users";
import * as users from "./users";

type Row = readonly [
  method: string,
  path: string,
  right: Right,
  published: ScimAnswerer | undefined,
  two: ScimAnswerer | undefined,
];

/** The SCIM surface, published form and 2.0 (docs/services/goto-admin-api.md §11.1 to §11.3); `scim.flavor` says which. */
const ROWS: readonly Row[] = [
  ["GET", "Users/me", "me", getMe, getMe],
  ["PUT", "Users/me", "me", putMe, undefined],
  ["PATCH", "Users/me", "me", patchMe, undefined],

  ["GET", "Users", "users", publishedUsers.listPublishedUsers, users.listUsers],
  ["POST", "Users", "users", publishedUsers.postPublishedUser, users.postUser],
  ["GET", "Users/:id", "users", publishedUsers.getPublishedUser, users.getUser],
  ["PUT", "Users/:id", "users", publishedUsers.putPublishedUser, users.putUser],
  ["PATCH", "Users/:id", "users", publishedUsers.patchPublishedUser, users.patchUser],
  ["DELETE", "Users/:id", "users", publishedUsers.deletePublishedUser, users.deleteUser],

  ["GET", "Groups", "readGroups", publishedGroups.listPublishedGroups, groups.listGroups],
  ["POST", "Groups", "writeGroups", publishedGroups.postPublishedGroup, groups.postGroup],
  ["GET", "Groups/:id", "readGroups", publishedGroups.getPublishedGroup, groups.getGroup],
  ["PUT", "Groups/:id", "writeGroups", publishedGroups.putPublishedGroup, groups.putGroup],
  ["PATCH", "Groups/:id", "writeGroups", publishedGroups.patchPublishedGroup, groups.patchGroup],
  ["DELETE", "Groups/:id", "writeGroups", publishedGroups.deletePublishedGroup, groups.deleteGroup],

  ["GET", "ServiceProviderConfigs", "users", discovery.getPublishedConfig, undefined],
  ["GET", "Schemas/Users", "users", discovery.getPublishedSchema, undefined],
  ["GET", "ServiceProviderConfig", "users", undefined, discovery.getConfig],
  ["GET", "Schemas", "users", undefined, discovery.listSchemas],
  ["GET", "Schemas/:id", "users", undefined, discovery.getSchema],
  ["GET", "ResourceTypes", "users", undefined, discovery.listResourceTypes],
  ["GET", "ResourceTypes/:id", "users", undefined, discovery.getResourceType],
];

/** The routes under `/identity/v1`. */
export function scimRoutes(goto: Goto): Route[] {
  return ROWS.map(([method, path, right, published, two]): Route => {
    return [method, `/identity/v1/${path}`, scimHandler(goto, right, { published, "2.0": two })];
  });
}
