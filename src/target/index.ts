/** The front door of the targets: the interface. Each target's own file is loaded by compose when it is used. */
export { type UnknownMember, unknownMemberIn } from "./answer-members.ts";
export * from "./target.ts";
export * from "./unread.ts";
