/** Pages of a hundred, as SNS cuts its lists; the token is the last ARN that was given out. */
const PAGE = 100;

export function pageOf<T>(items: readonly T[], arnOf: (item: T) => string, token = "") {
  const sorted = [...items].sort((left, right) => (arnOf(left) < arnOf(right) ? -1 : 1));
  const rest = sorted.filter((item) => arnOf(item) > token);
  const page = rest.slice(0, PAGE);
  const last = page.at(-1);
  return { page, next: rest.length > page.length && last !== undefined ? { NextToken: arnOf(last) } : {} };
}
