/** The credentials that `orgdrill serve` wrote: one profile for each principal, in the form of AWS's shared credentials file. */

export type Credentials = Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }>;

export function parseCredentialsFile(text: string): ReadonlyMap<string, Credentials> {
  const profiles = new Map<string, Map<string, string>>();
  let profile = new Map<string, string>();
  for (const line of text.split("\n")) {
    const name = /^\[(.+)\]\s*$/.exec(line.trim())?.[1];
    if (name !== undefined) {
      profile = new Map();
      profiles.set(name, profile);
    }
    const [, key, value] = /^(\w+)\s*=\s*(\S+)\s*$/.exec(line.trim()) ?? [];
    if (key !== undefined && value !== undefined) profile.set(key, value);
  }
  return new Map([...profiles].map(([name, values]) => [name, credentialsOf(name, values)]));
}

function credentialsOf(name: string, values: ReadonlyMap<string, string>): Credentials {
  const accessKeyId = values.get("aws_access_key_id");
  const secretAccessKey = values.get("aws_secret_access_key");
  const sessionToken = values.get("aws_session_token");
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(`expected a key and a secret in the profile \`${name}\` of the credentials file`);
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
