@control:nist-800-53:au-6 @control:nist-800-53:si-4
Feature: Somebody is told when an account is taken out, or when somebody tries
  A rule sees only the records of its own account and Region. These drills bind to any organization file: each way out has
  its own drill, because a rule that hears one may be deaf to the next.

  Background:
    Given the organization under test

  @needs:detections @needs:clock
  Rule: Every attempt rings an alarm, stopped or not

    @id:leaving-rings @claim:DETECT-01 @technique:T1666.A002
    Scenario: An alarm rings when administrators try to leave
      Given an attacker holds every administrator of every member account
      When the attacker tries to leave the organization
      Then a detection rings for every attempt within 15 minutes

    @id:root-leaving-rings @claim:DETECT-01 @technique:T1666.A002
    Scenario: An alarm rings when root users try to leave
      Given an attacker holds the root user of every member account
      When the attacker tries to leave the organization
      Then a detection rings for every attempt within 15 minutes

    @id:joining-rings @claim:DETECT-02 @technique:T1666.A003
    Scenario: An alarm rings when administrators accept a foreign invitation
      Given an attacker holds every administrator of every member account
      When the attacker is invited by another organization and tries to join it
      Then a detection rings for every attempt within 15 minutes

    @demo @id:root-joining-rings @claim:DETECT-02 @technique:T1666.A003
    Scenario: An alarm rings when root users accept a foreign invitation
      Given an attacker holds the root user of every member account
      When the attacker is invited by another organization and tries to join it
      Then a detection rings for every attempt within 15 minutes

  @needs:detections @needs:clock
  Rule: Ordinary work rings nothing

    @id:reading-rings-nothing @claim:DEPART-15
    Scenario: Administrators who read their own account set nothing off
      Given an attacker holds every administrator of every member account
      When the attacker calls iam ListRoles
      Then no detection rings for 15 minutes
