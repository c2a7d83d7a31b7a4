/** The ARN of a session where AWS compares the ARN of the role. */
import type { Remark } from "../finding.ts";
import { isKey } from "../global-condition-keys.ts";
import type { LocatedCondition } from "../located-policy.ts";
import { defineRule, denying, policyOf } from "../rule.ts";

export const sessionArn = defineRule({
  id: "session-arn",
  sentence:
    "aws:PrincipalArn is the role's ARN for every session of the role, never the session's. policy-evaluation 3.4",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(judge)),
  examples: {
    fires: [
      denying({
        Action: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:sts::*:assumed-role/admin/*" } },
      }),
      policyOf(
        {
          Effect: "Allow",
          Principal: "*",
          Action: "s3:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalArn": "arn:aws:sts::111111111111:assumed-role/admin/alice" } },
        },
        "resource",
      ),
    ],
    quiet: [
      denying({
        Action: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } },
      }),
      denying({
        Action: "*",
        Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:sts::*:federated-user/alice" } },
      }),
    ],
  },
});

const SESSION = /^arn:[^:]*:sts:[^:]*:([^:]*):assumed-role\/([^/]*)/;

const judge = ({ key, values }: LocatedCondition): readonly Remark[] =>
  isKey(key.text, "aws:PrincipalArn")
    ? values.flatMap(({ text, at }): readonly Remark[] => {
        const [session, account, role] = SESSION.exec(text) ?? [];
        if (session === undefined) return [];
        const message = `\`${text}\` is the ARN of a session, and \`aws:PrincipalArn\` holds the ARN of its role: this never fits`;
        return [
          {
            severity: "error",
            at,
            message,
            instead: `\`arn:aws:iam::${account}:role/${role}\`, with the role's path if it has one`,
          },
        ];
      })
    : [];
