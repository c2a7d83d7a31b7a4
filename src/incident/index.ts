/** The front door of incidents: what an intruder does and when, and what an exercise tells its players. */
export { parseExample, parseInjects, parseTimeline } from "./parse-incident.ts";
export { ACTS, type ActName, type Inject, type Timeline, type TimelineAct } from "./timeline.ts";
