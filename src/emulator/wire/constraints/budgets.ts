/** AWS Budgets API Reference, 2016-10-20: lengths, patterns and enums of the input of each emulated operation; lengths up to 2147483647 are none. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const ACCOUNT_ID = text({ min: 12, max: 12, pattern: "\\d{12}" });
/** The published pattern switches to another case in its middle, which this runtime does not know. */
const BUDGET_NAME = text({
  min: 1,
  max: 100,
  pattern: "(?![^:\\\\]*/action/|(?i).*<script>.*</script>.*)[^:\\\\]+",
  portable: "(?![^:\\\\]*/action/|.*<[sS][cC][rR][iI][pP][tT]>.*</[sS][cC][rR][iI][pP][tT]>.*)[^:\\\\]+",
});
const GENERIC = text({ pattern: ".*" });
const SPEND = structure({
  Amount: text({ min: 1, pattern: "([0-9]*\\.)?[0-9]+" }),
  Unit: text({ min: 1, pattern: ".*" }),
});
const TOKEN = text({ pattern: ".*" });
const SUBSCRIBER = structure({
  SubscriptionType: oneOf("SNS", "EMAIL"),
  Address: text({ min: 1, pattern: "(.*[\\n\\r\\t\\f\\ ]?)*", portable: "[\\s\\S]*" }),
});
const NOTIFICATION = structure({
  NotificationType: oneOf("ACTUAL", "FORECASTED"),
  ComparisonOperator: oneOf("GREATER_THAN", "LESS_THAN", "EQUAL_TO"),
  Threshold: number({ min: 0, max: 15_000_000_000_000 }),
  ThresholdType: oneOf("PERCENTAGE", "ABSOLUTE_VALUE"),
  NotificationState: oneOf("OK", "ALARM"),
});
const VALUES = { Key: ANY_TEXT, Values: listOf(ANY_TEXT), MatchOptions: listOf(ANY_TEXT) };
const INNER = structure({});
const EXPRESSION = structure({
  Or: listOf(INNER),
  And: listOf(INNER),
  Not: INNER,
  Dimensions: structure(VALUES),
  Tags: structure(VALUES),
  CostCategories: structure(VALUES),
});
const COST_TYPES = structure({
  IncludeTax: FREE,
  IncludeSubscription: FREE,
  UseBlended: FREE,
  IncludeRefund: FREE,
  IncludeCredit: FREE,
  IncludeUpfront: FREE,
  IncludeRecurring: FREE,
  IncludeOtherSubscription: FREE,
  IncludeSupport: FREE,
  IncludeDiscount: FREE,
  UseAmortized: FREE,
});

const BUDGET = structure({
  BudgetName: BUDGET_NAME,
  BudgetLimit: SPEND,
  PlannedBudgetLimits: mapOf(GENERIC, SPEND),
  CostFilters: mapOf(GENERIC, listOf(GENERIC)),
  CostTypes: COST_TYPES,
  TimeUnit: oneOf("DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"),
  TimePeriod: structure({ Start: FREE, End: FREE }),
  CalculatedSpend: structure({ ActualSpend: SPEND, ForecastedSpend: SPEND }),
  BudgetType: oneOf(
    ..."USAGE COST RI_UTILIZATION RI_COVERAGE SAVINGS_PLANS_UTILIZATION SAVINGS_PLANS_COVERAGE".split(" "),
  ),
  LastUpdatedTime: FREE,
  AutoAdjustData: structure({
    AutoAdjustType: oneOf("HISTORICAL", "FORECAST"),
    HistoricalOptions: structure({
      BudgetAdjustmentPeriod: number({ min: 1, max: 60 }),
      LookBackAvailablePeriods: ANY_NUMBER,
    }),
    LastAutoAdjustTime: FREE,
  }),
  FilterExpression: EXPRESSION,
  Metrics: listOf(ANY_TEXT),
  BillingViewArn: ANY_TEXT,
  HealthStatus: structure({ Status: ANY_TEXT, StatusReason: ANY_TEXT, LastUpdatedTime: FREE }),
});

export const BUDGETS_CONSTRAINTS: ServiceConstraints = {
  CreateBudget: {
    AccountId: ACCOUNT_ID,
    Budget: BUDGET,
    NotificationsWithSubscribers: listOf(
      structure({ Notification: NOTIFICATION, Subscribers: listOf(SUBSCRIBER, { min: 1, max: 11 }) }),
      { max: 10 },
    ),
    ResourceTags: listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) }), { max: 200 }),
  },
  DescribeBudget: { AccountId: ACCOUNT_ID, BudgetName: BUDGET_NAME, ShowFilterExpression: FREE },
  DescribeBudgets: {
    AccountId: ACCOUNT_ID,
    MaxResults: number({ min: 1, max: 1000 }),
    NextToken: TOKEN,
    ShowFilterExpression: FREE,
  },
  DeleteBudget: { AccountId: ACCOUNT_ID, BudgetName: BUDGET_NAME },
};
