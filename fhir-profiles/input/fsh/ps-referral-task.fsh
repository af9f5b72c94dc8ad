Alias: $taskCode = http://hl7.org/fhir/CodeSystem/task-code

Profile: ReferralTask
Parent: Task
Id: ps-referral-task
Title: "Attempt with one community"
Description: "One community under one prescription. Its status speaks for the community, its business status for the patient: what the patient does never says that a community accepted anybody."
* insert Published
* insert Impose(UKCore-Task)
* obeys ps-task-1 and ps-task-2 and ps-task-3 and ps-task-4 and ps-task-5 and ps-task-6 and ps-task-7 and ps-task-8
* extension contains http://hl7.org/fhir/StructureDefinition/task-replaces named replaces 0..1
* insert OwnIdentifier(referral, https://fhir.peerprescribing.example/Id/referral)
* intent = #order (exactly)
* code 1..1
* code = $taskCode#fulfill
* statusReason from TaskStatusReasonCodes (required)
* businessStatus 1..1
* businessStatus from UptakeLadderCodes (required)
* focus 1..1
* focus only Reference(Prescription)
* for 1..1
* for only Reference(PersonPrescribedFor)
* authoredOn 1..1
* owner 1..1
* owner only Reference(ListedCommunity)
* output.extension contains Evidence named evidence 1..1
* output.type from TaskOutputCodes (required)
* output.value[x] only CodeableConcept
* output.value[x] from UptakeLadderCodes (required)

// The table of states, as the service holds it: a test compares the two, pair by pair. What was made in error
// says nothing of the step, which stays.
Invariant: ps-task-1
Description: "Before the patient has joined, nobody but the patient was asked for anything."
Severity: #error
Expression: "businessStatus.coding.where(code = 'issued' or code = 'sent' or code = 'delivered' or code = 'opened' or code = 'left-for-community').exists() implies (status = 'entered-in-error' or status = 'requested')"

Invariant: ps-task-2
Description: "Whoever has joined is under way, or waits for a community that is away."
Severity: #error
Expression: "businessStatus.coding.where(code = 'joined' or code = 'still-using-at-6-weeks').exists() implies (status = 'entered-in-error' or status = 'in-progress' or status = 'on-hold')"

Invariant: ps-task-3
Description: "Finished, and being a member already, complete it."
Severity: #error
Expression: "businessStatus.coding.where(code = 'finished' or code = 'already-member').exists() implies (status = 'entered-in-error' or status = 'completed')"

Invariant: ps-task-4
Description: "A patient's no cancels it; after joining it has failed."
Severity: #error
Expression: "businessStatus.coding.where(code = 'not-right' or code = 'declined').exists() implies (status = 'entered-in-error' or status = 'cancelled' or status = 'failed')"

Invariant: ps-task-5
Description: "A community's no rejects it."
Severity: #error
Expression: "businessStatus.coding.where(code = 'community-refused').exists() implies (status = 'entered-in-error' or status = 'rejected')"

Invariant: ps-task-6
Description: "What ends without anybody's no is cancelled."
Severity: #error
Expression: "businessStatus.coding.where(code = 'community-closed' or code = 'revoked' or code = 'expired').exists() implies (status = 'entered-in-error' or status = 'cancelled')"

Invariant: ps-task-7
Description: "What was rejected, cancelled or has failed, and what waits, says why."
Severity: #error
Expression: "(status = 'rejected' or status = 'cancelled' or status = 'failed' or status = 'on-hold') implies statusReason.exists()"

Invariant: ps-task-8
Description: "What was completed says what came of it."
Severity: #error
Expression: "status = 'completed' implies output.exists()"

Extension: Evidence
Id: evidence
Title: "Evidence"
Description: "Whose word a fact about uptake rests on."
Context: Task.output, Observation
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from EvidenceOfUptakeCodes (required)
