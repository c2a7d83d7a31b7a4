/** What a trail may be called. CloudTrail API Reference: CreateTrail, Name. */

export type TrailNameProblem = "tooShort" | "tooLong" | "characters" | "start" | "end" | "neighbours" | "address";

const IP_ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;

export function trailNameProblem(name: string): TrailNameProblem | undefined {
  if (name.length < 3) return "tooShort";
  if (name.length > 128) return "tooLong";
  if (!/^[A-Za-z0-9._-]*$/.test(name)) return "characters";
  if (!/^[A-Za-z0-9]/.test(name)) return "start";
  if (!/[A-Za-z0-9]$/.test(name)) return "end";
  if (/[._-]{2}/.test(name)) return "neighbours";
  return IP_ADDRESS.test(name) ? "address" : undefined;
}
