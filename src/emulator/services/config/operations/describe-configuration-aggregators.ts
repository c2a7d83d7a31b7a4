/** DescribeConfigurationAggregators: those of the account in one Region. AWS Config API Reference, DescribeConfigurationAggregators. */
import type {
  DescribeConfigurationAggregatorsRequest,
  DescribeConfigurationAggregatorsResponse,
} from "@aws-sdk/client-config-service";
import { aggregatorsOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeAggregator } from "../describe.ts";
import { sizeOf } from "../page-size.ts";
import { onAggregator, placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const describeConfigurationAggregators = defineOperation<
  DescribeConfigurationAggregatorsRequest,
  DescribeConfigurationAggregatorsResponse
>({
  name: "DescribeConfigurationAggregators",
  readOnly: true,
  permissions: (context, { ConfigurationAggregatorNames: [name] = [] }) =>
    onAggregator(context, "DescribeConfigurationAggregators", name),
  decide(context, input) {
    const token = readKey(context, input);
    if (!token.ok) return token;
    const { ConfigurationAggregatorNames: names = [] } = input;
    const own = aggregatorsOf(context.world, placeOf(context)).map(({ name }) => name);
    const unknown = names.find((name) => !own.includes(name));
    return unknown === undefined ? accept([]) : refuse({ kind: "AggregatorNotFound", name: unknown });
  },
  respond(context, input) {
    const { ConfigurationAggregatorNames: names = [], Limit } = input;
    const all = aggregatorsOf(context.world, placeOf(context));
    const meant = all.filter(({ name }) => names.length === 0 || names.includes(name));
    const { page, next } = keyedPage(meant, ({ name }) => name, { context, request: input, size: sizeOf(Limit) });
    return { ConfigurationAggregators: page.map(describeAggregator), ...(next !== undefined && { NextToken: next }) };
  },
});
