@control:nist-800-53:au-12 @control:nist-800-53:au-5
Feature: What is missing, and what is only held back
  A record that a fault loses is in no log file, and only the event history shows what was done. One that a fault holds back comes
  in the end: as long as it may, nobody can say that it is missing.

  Background:
    Given the "pipeline-parts" organization

  @needs:fault @needs:clock
  Rule: What a stopped trail did not log is missing for good, and the event history has it

    @id:held-back-trail-stopped @claim:DEPART-14 @technique:T1562.008
    Scenario: The trail is stopped, and later logs again
      Given an attacker holds "admin" in "lab"
      When the fault "trail stopped" strikes the trail "lab-trail"
      And the attacker calls iam ListRoles
      Then ListRoles is recorded in the event history of "lab"
      But ListRoles is not in the log files of "lab" that "lab" keeps
      When the fault is undone
      And the attacker calls iam ListUsers
      Then ListUsers is in the log files of "lab" that "lab" keeps

  @needs:fault @needs:clock
  Rule: What is held back is there in the end

    @id:held-back-records-delayed @claim:DETECT-01
    Scenario: The log file comes forty minutes late
      Given an attacker holds "admin" in "lab"
      When the fault "records delayed" strikes the account "lab" with
        | hop    | log-file |
        | median | 40m      |
      And the attacker calls iam ListRoles
      Then ListRoles is recorded in the event history of "lab"
      When 40 minutes pass
      Then ListRoles is in the log files of "lab" that "lab" keeps

    @id:held-back-other-accounts @claim:DETECT-01 @technique:T1562.008
    Scenario: Somebody else's delay puts nothing in doubt
      Given an attacker holds "admin" in "lab"
      When the fault "records delayed" strikes the account "branch" with
        | hop | log-file |
      And the attacker calls cloudtrail StopLogging with
        """
        { "Name": "lab-trail" }
        """
      Then the attempt succeeds
      When the attacker calls iam ListRoles
      Then ListRoles is recorded in the event history of "lab"
      But ListRoles is not in the log files of "lab" that "lab" keeps

    @id:held-back-bucket-free-in-time @claim:DEPART-14 @technique:T1562.008
    Scenario: The bucket can be reached again before the file is due
      Given an attacker holds "admin" in "lab"
      When the fault "bucket unreachable" strikes the bucket "parts-lab-trail"
      And the attacker calls iam ListRoles
      Then the attempt succeeds
      When 2 minutes pass
      And the fault is undone
      And the attacker calls iam ListUsers
      Then ListUsers is in the log files of "lab" that "lab" keeps
      And the log files of "lab" that "lab" keeps still hold ListRoles
