/** Data: what is said of the dates of a billing transfer. Organizations API Reference: InvalidInputException. */
import type { InvalidInputExceptionReason } from "@aws-sdk/client-organizations";
import type { TransferDateProblem } from "../../../domain/index.ts";

export const TRANSFER_DATES: Readonly<
  Record<TransferDateProblem, Readonly<{ reason: InvalidInputExceptionReason; message: string }>>
> = {
  startNotBeginningOfDay: {
    reason: "START_DATE_NOT_BEGINNING_OF_DAY",
    message: "You provided an invalid start date. The start date must be the beginning of the day (00:00:00.000).",
  },
  startNotBeginningOfMonth: {
    reason: "START_DATE_NOT_BEGINNING_OF_MONTH",
    message: "You provided an invalid start date. The start date must be the first day of the month.",
  },
  startTooEarly: {
    reason: "START_DATE_TOO_EARLY",
    message: "You provided an invalid start date. The start date is too early.",
  },
  endNotEndOfMonth: {
    reason: "END_DATE_NOT_END_OF_MONTH",
    message:
      "You provided an invalid end date. The end date must be the end of the last day of the month (23.59.59.999).",
  },
  endTooEarly: {
    reason: "END_DATE_TOO_EARLY",
    message: "You provided an invalid end date. It is too early for the transfer to end.",
  },
};
