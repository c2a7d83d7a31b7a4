/** CreateTopic: a standard topic. Amazon SNS API Reference, CreateTopic. */
import type { CreateTopicInput, CreateTopicResponse } from "@aws-sdk/client-sns";
import { decideCreateTopic, topicArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { readAttributes } from "../attributes.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

const arnOf = ({ caller, request }: OperationContext, name = ""): string =>
  topicArn({ accountId: caller.accountId, region: request.region, name });

export const createTopic = defineOperation<CreateTopicInput, CreateTopicResponse>({
  name: "CreateTopic",
  readOnly: false,
  permissions: (context, { Name }) => onTopic(context, "CreateTopic", arnOf(context, Name)),

  decide({ world, caller, request, now }, { Name = "", Attributes, Tags, DataProtectionPolicy }) {
    if (Name.endsWith(".fifo")) return refuse({ kind: "NotEmulated", what: "a FIFO topic" });
    if ((Tags?.length ?? 0) > 0) return refuse({ kind: "NotEmulated", what: "the tags of a topic" });
    if (DataProtectionPolicy !== undefined)
      return refuse({ kind: "NotEmulated", what: "the data protection policy of a topic" });
    const read = readAttributes(world, Attributes);
    if (!read.ok) return read;
    const { displayName, policy } = read.value;
    const { accountId } = caller;
    return decideCreateTopic(world, { name: Name, accountId, region: request.region, displayName, policy, now });
  },

  respond: (context, { Name }) => ({ TopicArn: arnOf(context, Name) }),
});
