@control:nist-800-53:au-6 @control:nist-800-53:si-4
Feature: Somebody is told when an account is taken out, or when somebody tries
  A rule sees only the records of its own account and Region. These drills bind to any organization file.

  Rule: Every attempt rings an alarm, stopped or not

    @demo @id:every-attempt-rings @claim:DETECT-01 @technique:T1666.A002 @needs:detections @needs:clock
    Scenario: A compromised administrator in every member account tries to leave
      Given the organization under test
      And an attacker holds an administrator in every member account
      When the attacker tries to leave the organization
      Then a detection rings for every attempt within 15 minutes
