/** Whom a SAML provider's metadata is of. SAML 2.0 Metadata, 2.3.2. */
import { readXml } from "./read-xml.ts";

const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

/** Undefined where the metadata does not say. */
export function entityIdOf(metadata: string): string | undefined {
  const root = readXml(metadata);
  const isEntity = root?.namespace === METADATA && root.name === "EntityDescriptor";
  return isEntity ? root.attributes.get("entityID") : undefined;
}
