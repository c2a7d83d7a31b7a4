/** DescribeCreateAccountStatus: how far the creation of an account has come. */
import type {
  DescribeCreateAccountStatusRequest,
  DescribeCreateAccountStatusResponse,
} from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { defineOperation, NOTHING_HAPPENS, present } from "../define.ts";
import { describeCreateAccount } from "../describe.ts";

export const describeCreateAccountStatus = defineOperation<
  DescribeCreateAccountStatusRequest,
  DescribeCreateAccountStatusResponse
>({
  name: "DescribeCreateAccountStatus",
  readOnly: true,
  decide({ world, caller }, { CreateAccountRequestId }) {
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    const request = world.createAccountRequests.get(CreateAccountRequestId);
    return request?.organizationId === standing.value.id
      ? NOTHING_HAPPENS
      : refuse({ kind: "Missing", what: "createAccountRequest" });
  },
  respond({ world, now }, { CreateAccountRequestId: id }) {
    const request = present(world.createAccountRequests.get(id), `request ${id}`);
    return { CreateAccountStatus: describeCreateAccount(request, now) };
  },
});
