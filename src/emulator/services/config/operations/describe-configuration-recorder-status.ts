/** DescribeConfigurationRecorderStatus. AWS Config API Reference, DescribeConfigurationRecorderStatus. */
import type {
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse,
} from "@aws-sdk/client-config-service";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeRecorderStatus } from "../describe.ts";
import { onRecorder, ownRecorder } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const describeConfigurationRecorderStatus = defineOperation<
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse
>({
  name: "DescribeConfigurationRecorderStatus",
  readOnly: true,
  permissions: (context, { ConfigurationRecorderNames: [name = "*"] = [] }) =>
    onRecorder(context, "DescribeConfigurationRecorderStatus", name),
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
    return { ConfigurationRecordersStatus: own === undefined ? [] : [describeRecorderStatus(own)] };
  },
});
