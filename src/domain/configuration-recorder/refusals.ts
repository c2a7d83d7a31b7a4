/** Why the domain says no in matters of AWS Config. The wire names these, not here. */
export type ConfigurationRefusal =
  | Readonly<{ kind: "TooManyRecorders"; limit: number }>
  | Readonly<{ kind: "TooManyChannels"; limit: number }>
  | Readonly<{ kind: "RecorderNotFound"; name: string }>
  | Readonly<{ kind: "ChannelNotFound"; name: string }>
  | Readonly<{ kind: "RecorderMissing" }>
  | Readonly<{ kind: "ChannelMissing" }>
  | Readonly<{ kind: "ChannelBucketMissing"; name: string }>
  | Readonly<{ kind: "ConfigRoleInvalid"; arn: string }>
  | Readonly<{ kind: "AggregatorNotFound"; name: string }>
  | Readonly<{ kind: "TooManyAggregators"; limit: number }>
  | Readonly<{ kind: "AggregatorOrganizationMissing" }>
  | Readonly<{ kind: "AggregatorOrganizationDenied" }>
  | Readonly<{ kind: "AggregatorAllFeaturesNeeded" }>;
