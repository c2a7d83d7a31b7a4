/** STS API Reference, 2011-06-15: lengths, patterns and ranges of the input of each emulated operation. */
import { ANY_NUMBER, listOf, number, type ServiceConstraints, structure, text } from "./constraint.ts";

/** The reference writes the last range in Java's manner, which a JavaScript pattern would read as something else. */
const ARN = text({
  min: 20,
  max: 2048,
  pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+",
  portable: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]+",
});
const SERIAL_NUMBER = text({ min: 9, max: 256, pattern: "[\\w+=/:,.@-]*" });
const TOKEN_CODE = text({ min: 6, max: 6, pattern: "[\\d]*" });
const SESSION_NAME = text({ min: 2, max: 64, pattern: "[\\w+=,.@-]*" });
const TAG_KEY = text({ min: 1, max: 128, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" });
const TAG_VALUE = text({ max: 256, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" });

const SESSION_POLICY = text({ min: 1, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" });

export const STS_CONSTRAINTS: ServiceConstraints = {
  AssumeRole: {
    RoleArn: ARN,
    RoleSessionName: SESSION_NAME,
    PolicyArns: listOf(structure({ arn: ARN })),
    Policy: SESSION_POLICY,
    DurationSeconds: number({ min: 900, max: 43_200 }),
    Tags: listOf(structure({ Key: TAG_KEY, Value: TAG_VALUE }), { max: 50 }),
    TransitiveTagKeys: listOf(TAG_KEY, { max: 50 }),
    ExternalId: text({ min: 2, max: 1224, pattern: "[\\w+=,.@:\\/-]*" }),
    SerialNumber: SERIAL_NUMBER,
    TokenCode: TOKEN_CODE,
    SourceIdentity: SESSION_NAME,
    ProvidedContexts: listOf(structure({ ProviderArn: ARN, ContextAssertion: text({ min: 4, max: 2048 }) }), {
      max: 5,
    }),
    MinimumSessionTokenSize: ANY_NUMBER,
  },
  AssumeRoleWithSAML: {
    RoleArn: ARN,
    PrincipalArn: ARN,
    SAMLAssertion: text({ min: 4, max: 100_000 }),
    PolicyArns: listOf(structure({ arn: ARN })),
    Policy: SESSION_POLICY,
    DurationSeconds: number({ min: 900, max: 43_200 }),
    MinimumSessionTokenSize: ANY_NUMBER,
  },
  AssumeRoleWithWebIdentity: {
    RoleArn: ARN,
    RoleSessionName: SESSION_NAME,
    WebIdentityToken: text({ min: 4, max: 20_000 }),
    ProviderId: text({ min: 4, max: 2048 }),
    PolicyArns: listOf(structure({ arn: ARN })),
    Policy: SESSION_POLICY,
    DurationSeconds: number({ min: 900, max: 43_200 }),
    MinimumSessionTokenSize: ANY_NUMBER,
  },
  AssumeRoot: {
    TargetPrincipal: text({ min: 12, max: 2048 }),
    TaskPolicyArn: structure({ arn: ARN }),
    DurationSeconds: number({ min: 0, max: 900 }),
    MinimumSessionTokenSize: ANY_NUMBER,
  },
  GetCallerIdentity: {},
  GetFederationToken: {
    Name: text({ min: 2, max: 32, pattern: "[\\w+=,.@-]*" }),
    Policy: SESSION_POLICY,
    PolicyArns: listOf(structure({ arn: ARN })),
    DurationSeconds: number({ min: 900, max: 129_600 }),
    Tags: listOf(structure({ Key: TAG_KEY, Value: TAG_VALUE }), { max: 50 }),
    MinimumSessionTokenSize: ANY_NUMBER,
  },
  GetSessionToken: {
    DurationSeconds: number({ min: 900, max: 129_600 }),
    SerialNumber: SERIAL_NUMBER,
    TokenCode: TOKEN_CODE,
    MinimumSessionTokenSize: ANY_NUMBER,
  },
};
