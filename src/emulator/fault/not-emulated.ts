/** Failures that are known and that the emulator cannot show: nothing here does what they break. */

/** Why each cannot be started. */
export const NOT_EMULATED: ReadonlyMap<string, string> = new Map([
  [
    "siem.poll-interval",
    "nothing in the emulator polls: a SIEM reads the trail's bucket when it likes, so its interval belongs to whoever runs it",
  ],
  [
    "siem.schedule-gap",
    "nothing in the emulator runs rules on a schedule: the look-back of a scheduled rule belongs to whoever runs it",
  ],
]);
