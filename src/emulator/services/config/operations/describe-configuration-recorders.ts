/** DescribeConfigurationRecorders. AWS Config API Reference, DescribeConfigurationRecorders. */
import type {
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
} from "@aws-sdk/client-config-service";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeRecorder } from "../describe.ts";
import { onRecorder, ownRecorder } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const describeConfigurationRecorders = defineOperation<
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse
>({
  name: "DescribeConfigurationRecorders",
  readOnly: true,
  permissions: (context, { ConfigurationRecorderNames: [name = "*"] = [] }) =>
    onRecorder(context, "DescribeConfigurationRecorders", name),
  decide(context, { ConfigurationRecorderNames: names = [], ServicePrincipal, Arn }) {
    if (ServicePrincipal !== undefined || Arn !== undefined) {
      return refuse({ kind: "NotEmulated", what: "a recorder that is linked to a service" });
    }
    const own = ownRecorder(context)?.name;
    const unknown = names.find((name) => name !== own);
    return unknown === undefined ? accept([]) : refuse({ kind: "RecorderNotFound", name: unknown });
  },
  respond(context) {
    const own = ownRecorder(context);
    return { ConfigurationRecorders: own === undefined ? [] : [describeRecorder(own)] };
  },
});
