/** The words of a report, for a reader who was not there. */
export type GlossaryEntry = Readonly<{ term: string; meaning: string }>;

export const GLOSSARY: readonly GlossaryEntry[] = [
  { term: "Drill", meaning: "One scenario carried out: an intruder or an operator acts, and what follows is judged." },
  { term: "Guardrail", meaning: "A policy that must deny an action, such as a service control policy (SCP)." },
  { term: "Detection", meaning: "A rule that must raise an alert when a record of the action arrives." },
  { term: "Consequence", meaning: "What must follow from an action, as AWS documents it or as your files decide it." },
  { term: "Detected", meaning: "An alarm rang for the act, within the bound." },
  { term: "Detected late", meaning: "It rang after the bound." },
  { term: "Telemetry only", meaning: "A record of the act reached the detection and did not set it off." },
  { term: "Blind", meaning: "No record of the act reached the detection." },
  { term: "Noise", meaning: "It rang where nothing was to be told, more than once, or for the drill's own marks." },
  {
    term: "Steady state",
    meaning: "What shows that the pipeline is at work: seen before a fault, and again after it.",
  },
  { term: "Fault", meaning: "A hop that was broken on purpose, with what undoes it." },
  { term: "Response", meaning: "What an operator does against an intruder; a runbook is an operator's own program." },
  {
    term: "Contained",
    meaning: "The intruder's remaining steps fail because of the responses: without them they succeed.",
  },
  {
    term: "Baseline",
    meaning: "The state as public APIs told it before the incident. Recovered: nothing differs from it.",
  },
  { term: "Held", meaning: "What was expected was seen." },
  { term: "Broke", meaning: "The opposite was seen." },
  {
    term: "Inconclusive",
    meaning: "Neither can be said: the record could not have arrived, we failed, or it depends on an assumption.",
  },
  { term: "Not run", meaning: "It was not tried, with the reason. It is not a pass." },
  { term: "Accepted", meaning: "It broke, and a named person has accepted that until a date that has not passed." },
  { term: "Denying set", meaning: "Every policy that denies a request, not only the one that AWS names in the error." },
  {
    term: "Sensitivity twin",
    meaning:
      "The same attack with the guardrail taken away. Confirmed: it then succeeds. Redundant: another guardrail still stops it. Vacuous: it could not have succeeded anyway.",
  },
  {
    term: "Assumption",
    meaning:
      "A behaviour of AWS that is not documented, as a named switch. A verdict that depends on one is Inconclusive.",
  },
  {
    term: "Inferred",
    meaning:
      "A part of an answer, a CloudTrail record or a consequence that AWS does not document and no recorded sample shows. It changes no verdict, and is named where one rests on it.",
  },
  {
    term: "Documented",
    meaning: "Behaviour that AWS documents and the emulator plays back; it says nothing about your files.",
  },
  { term: "Computed", meaning: "Worked out from your own files." },
  { term: "Modelled", meaning: "Evidence class: the embedded emulator on your files." },
  {
    term: "Matched",
    meaning: "Evidence class: modelled, and what the decisions read equals a snapshot of the live organization.",
  },
  { term: "Foreign emulator", meaning: "Evidence class: an endpoint that is neither AWS nor the embedded emulator." },
  { term: "Executed", meaning: "Evidence class: AWS endpoints in a listed sandbox organization." },
  { term: "Virtual time", meaning: "The emulator's clock, which only the drills move." },
  { term: "Ledger head", meaning: "The hash of the ledger's last record; it covers everything recorded before it." },
];
