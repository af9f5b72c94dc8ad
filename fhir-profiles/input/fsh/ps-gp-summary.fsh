Profile: GpSummary
Parent: Composition
Id: ps-gp-summary
Title: "Message back to the practice"
Description: "What is sent back to the practice, under the headings of the record standard for social prescribing."
* insert Published
* insert Impose(UKCore-Composition)
* obeys ps-summary-1
* identifier 1..1
* identifier.system 1..1
* identifier.system = "https://fhir.peerprescribing.example/Id/record-entry" (exactly)
* identifier.value 1..1
* type from RecordEntryCodes (required)
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* author only Reference(Prescriber)
* custodian 1..1
* custodian only Reference(Provider)
* section.title 1..1
* section.code 1..1
* section.code from RecordStandardHeadingCodes (required)
* section.text 1..1

Invariant: ps-summary-1
Description: "Each heading stands there once: silence must not read as if there were nothing to tell. A correction tells of no concerns."
Severity: #error
Expression: "section.code.coding.where(code = 'signpost-details' or code = 'referral-details').count() = 1 and section.code.coding.where(code = 'outcome').count() = 1 and section.code.coding.where(code = 'plan-and-requested-actions').count() = 1 and (section.code.coding.where(code = 'patient-and-carer-concerns').count() = 1 or type.coding.where(code = 'correction').exists())"
