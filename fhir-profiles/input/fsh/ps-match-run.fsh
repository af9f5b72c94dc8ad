Profile: MatchRun
Parent: GuidanceResponse
Id: ps-match-run
Title: "Match run"
Description: "What a match was asked and what it answered. It names nobody: the prescription points to it."
* insert Published
* obeys ps-match-run-1
* extension contains IndexSnapshot named indexSnapshot 1..1
* insert OwnIdentifier(run, https://fhir.peerprescribing.example/Id/match-run)
* module[x] only canonical
* subject 0..0
* encounter 0..0
* performer 0..0
* occurrenceDateTime 1..1
* reasonCode 1..*
* outputParameters 1..1

Invariant: ps-match-run-1
Description: "The module names its version."
Severity: #error
Expression: "module.ofType(canonical).all($this.toString().contains('|'))"

Extension: IndexSnapshot
Id: index-snapshot
Title: "Snapshot of the index"
Description: "The state of the index from which a match run was answered, so that it can be answered again."
Context: GuidanceResponse
* insert Published
* value[x] 1..1
* value[x] only string
