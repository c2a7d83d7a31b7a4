/** DescribeConfigurationAggregators: those of the account in one Region. AWS Config API Reference, DescribeConfigurationAggregators. */
import type {
  DescribeConfigurationAggregatorsRequest,
  DescribeConfigurationAggregatorsResponse,
} from "@aws-sdk/client-config-service";
import { aggregatorsOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage } from "../../keyed-page.ts";
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
  decide(context, { ConfigurationAggregatorNames: names = [] }) {
    const own = aggregatorsOf(context.world, placeOf(context)).map(({ name }) => name);
    const unknown = names.find((name) => !own.includes(name));
    return unknown === undefined ? accept([]) : refuse({ kind: "AggregatorNotFound", name: unknown });
  },
  respond(context, { ConfigurationAggregatorNames: names = [], Limit, NextToken: token }) {
    const all = aggregatorsOf(context.world, placeOf(context));
    const meant = all.filter(({ name }) => names.length === 0 || names.includes(name));
    const { page, next } = keyedPage(meant, ({ name }) => name, { size: sizeOf(Limit), token });
    return { ConfigurationAggregators: page.map(describeAggregator), ...(next !== undefined && { NextToken: next }) };
  },
});
