/** Times inside the request and response of a CloudTrail record of IAM and STS: `Jul 10, 2023, 12:55:24 PM`, in UTC. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function trailTime(at: Date): string {
  const hour = at.getUTCHours();
  const clock = [hour % 12 || 12, twoDigits(at.getUTCMinutes()), twoDigits(at.getUTCSeconds())].join(":");
  return `${MONTHS[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}, ${clock} ${hour < 12 ? "AM" : "PM"}`;
}

const twoDigits = (count: number): string => String(count).padStart(2, "0");
