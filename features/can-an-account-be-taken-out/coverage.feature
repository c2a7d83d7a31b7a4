@control:nist-800-53:ac-3 @control:nist-800-53:cm-5
Feature: The guardrails cover every member account
  A guardrail keeps the accounts below it, and nobody else. This drill tries nothing: it reads the guardrails of any organization
  file and names every member account that somebody inside could take out or close, with the smallest change that would stop it.

  Background:
    Given the organization under test

  @id:coverage @claim:DEPART-16 @claim:CLOSE-09 @technique:T1666.A002 @technique:T1666.A003
  Scenario: No member account is without an effective deny
    When the guardrails of every member account are swept for ways out
    Then every way out is denied in every member account
