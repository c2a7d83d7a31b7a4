Feature: What the organization's event data store hears of an account, and for how long
  The management account keeps an event data store of CloudTrail Lake. It takes the calls of every member by itself, and no
  member sees it. What came in stays, and what an account does outside of the organization never comes in.

  Background:
    Given the "event-data-stores" organization

  @needs:clock
  Rule: It takes the calls of members, who do not see it

    @id:store-takes-members @claim:AFTER-09
    Scenario: A member's calls are in a store that the member is not shown
      When "admin" in "workload" tries to list the users
      And 10 minutes pass
      Then ListUsers of "workload" is in the event data store "organization-events" of "management"
      But "workload" is not shown the event data store "organization-events" of "management"
      And "management" is shown the event data store "organization-events" of "management"

    @id:members-do-not-touch-the-store @claim:AFTER-09 @technique:T1562.008
    Scenario Outline: A member who knows the store's ARN tries <operation>
      When "admin" in "workload" calls cloudtrail <operation> with
        """
        { "EventDataStore": "arn:aws:cloudtrail:us-east-1:670000000001:eventdatastore/67000000-0000-4000-8000-000000000001" }
        """
      Then the attempt is refused with "EventDataStoreARNInvalidException"

      Examples:
        | operation                   |
        | StopEventDataStoreIngestion |
        | DeleteEventDataStore        |
        | GetEventDataStore           |

  @needs:clock
  Rule: It hears of an account until it departs, and keeps what it heard

    @id:store-hears-nothing-later @claim:AFTER-09 @technique:T1666.A002
    Scenario Outline: After the account <departs>, its calls no longer come in
      Whether the call that took the account out comes in is not documented, so nothing is claimed of it.
      When "admin" in "workload" tries to list the users
      And 10 minutes pass
      Then ListUsers of "workload" is in the event data store "organization-events" of "management"
      When <departure>
      Then the attempt succeeds
      When "admin" in "workload" tries to list the roles
      And 10 minutes pass
      Then ListRoles of "workload" is not in the event data store "organization-events" of "management"
      But the event data store "organization-events" of "management" still holds ListUsers of "workload"
      When "admin" in "quiet" tries to list the roles
      And 10 minutes pass
      Then ListRoles of "quiet" is in the event data store "organization-events" of "management"

      Examples:
        | departs    | departure                                             |
        | leaves     | "admin" in "workload" tries to leave the organization |
        | is removed | the management account removes "workload"             |

  @needs:clock
  Rule: Whoever joins is taken in without anybody doing anything

    @id:store-takes-newcomers @claim:AFTER-20 @technique:T1666.A001
    Scenario: Its calls come in from then on, and those from before do not
      Given "acme" has invited "studio"
      When "admin" in "studio" tries to list the users
      And 10 minutes pass
      Then ListUsers of "studio" is not in the event data store "organization-events" of "management"
      When "admin" in "studio" accepts the invitation of "acme"
      Then the attempt succeeds
      When "admin" in "studio" tries to list the roles
      And 10 minutes pass
      Then ListRoles of "studio" is in the event data store "organization-events" of "management"
      But "studio" is not shown the event data store "organization-events" of "management"
