/** PutDeliveryChannel: the bucket that the recorder's files would go to. AWS Config API Reference, PutDeliveryChannel. */
import type { PutDeliveryChannelRequest } from "@aws-sdk/client-config-service";
import { decidePutChannel } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const putDeliveryChannel = defineOperation<PutDeliveryChannelRequest, object>({
  name: "PutDeliveryChannel",
  readOnly: false,
  decide(context, { DeliveryChannel: channel = {} }) {
    if (channel.s3KmsKeyArn !== undefined) return refuse({ kind: "NotEmulated", what: "a key of one's own" });
    const { name = "default", s3BucketName: bucketName = "", s3KeyPrefix: keyPrefix, snsTopicARN: topicArn } = channel;
    return decidePutChannel(context.world, { ...placeOf(context), name, bucketName, keyPrefix, topicArn });
  },
  respond: () => ({}),
});
