#!/usr/bin/env node
/** One call of AWS's for scripts of a shell, where no AWS CLI is installed: SERVICE OPERATION JSON [MEMBER.OF.THE.ANSWER…], each value on a line. */

const [service, operation, input = "{}", ...members] = process.argv.slice(2);

try {
  const sdk = await import(`@aws-sdk/client-${service}`);
  const Client = Object.values(sdk).find((each) => each?.name?.endsWith("Client") && each.name !== "__Client");
  const answer = await new Client({}).send(new sdk[`${operation}Command`](JSON.parse(input)));
  for (const member of members) for (const value of valuesAt(answer, member.split("."))) console.log(value);
} catch (error) {
  console.error(`${operation}: ${error.name}: ${error.message}`);
  process.exitCode = 1;
}

/** Of a list, what each of its elements holds there. */
function valuesAt(value, path) {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
  const [member, ...rest] = path;
  return member === undefined ? [value] : valuesAt(value?.[member], rest);
}
