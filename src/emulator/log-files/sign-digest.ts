/** Signatures of digest files, and the public key that checks them. CloudTrail User Guide: "Custom implementations of CloudTrail log file integrity validation". */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { EMULATED_SIGNING_KEY } from "./signing-key.data.ts";

export const SIGNATURE_ALGORITHM = "SHA256withRSA";

type Keys = Readonly<{ signing: KeyObject; publicBytes: Uint8Array; fingerprint: string }>;
let keys: Keys | undefined;

/** Read when something is first signed. */
function loadedKeys(): Keys {
  keys ??= loadKeys();
  return keys;
}

function loadKeys(): Keys {
  const signing = createPrivateKey({ key: { ...EMULATED_SIGNING_KEY }, format: "jwk" });
  const publicBytes = new Uint8Array(createPublicKey(signing).export({ type: "pkcs1", format: "der" }));
  return { signing, publicBytes, fingerprint: createHash("md5").update(publicBytes).digest("hex") };
}

export type PublicKeyOfDigests = Readonly<{ bytes: Uint8Array; fingerprint: string }>;

/** The same key at all times: AWS changes its keys, one for each Region. */
export function publicKey(): PublicKeyOfDigests {
  const { publicBytes: bytes, fingerprint } = loadedKeys();
  return { bytes, fingerprint };
}

/** In hexadecimal. PKCS #1 v1.5 has no chance in it: the same text gives the same signature. */
export const signatureOf = (text: string): string =>
  sign("sha256", Buffer.from(text, "utf8"), loadedKeys().signing).toString("hex");
