export type { ApplicationConfig, ProvisioningConfig } from "./application";
export type { Assignment } from "./assignment";
export { type Config, ConfigError, type LoadedConfig, loadConfig } from "./load";
export { type Notification, readNotification } from "./notification";
export { formatProblem, type Place, type Problem } from "./place";
export type { Approval, Dimension, Limit, PolicyConfig, UnmanagedAction } from "./policy";
export type { AdminRole, RoleConfig, RoleConfig as Role } from "./role";
