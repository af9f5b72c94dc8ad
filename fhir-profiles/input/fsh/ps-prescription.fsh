Profile: Prescription
Parent: ServiceRequest
Id: ps-prescription
Title: "Prescription of peer support"
Description: "A decision to prescribe: a signpost to one community, the clinician's first choice, which a later attempt never rewrites (the community of each attempt is the owner of its Task); or a request to the practice's link worker."
* insert Published
* insert Impose(UKCore-ServiceRequest)
* obeys ps-prescription-1 and ps-prescription-2 and ps-prescription-3
* extension contains http://hl7.org/fhir/StructureDefinition/request-statusReason named statusReason 0..1
* extension[statusReason].value[x] from PrescriptionStatusReasonCodes (required)
* insert OwnIdentifier(prescription, https://fhir.peerprescribing.example/Id/prescription)
* intent = #order (exactly)
* category 1..*
* code 1..1
* code from RequestCodeCodes (required)
* orderDetail from OrderDetailCodes (required)
* subject only Reference(PersonPrescribedFor)
* occurrence[x] 1..1
* occurrence[x] only Period
* authoredOn 1..1
* requester 1..1
* requester only Reference(Prescriber)
* performer only Reference(ListedCommunity or Provider)
* reasonCode 1..*

ValueSet: PrescriptionStatusReasonCodes
Id: prescription-status-reason
Title: "Why a prescription waits or has ended"
Description: "Why it ended, why it should never have been, or what came of it; or, while it waits, that the community is not available."
* insert Published
* include codes from system RevocationReason
* include codes from system ErrorReason
* include codes from system LinkWorkerOutcome
* StatusReason#community-unavailable

Invariant: ps-prescription-1
Description: "A prescription that was revoked or waits says why."
Severity: #error
Expression: "(status = 'revoked' or status = 'on-hold') implies extension.where(url = 'http://hl7.org/fhir/StructureDefinition/request-statusReason').exists()"

Invariant: ps-prescription-2
Description: "A prescription that was signed names one community, or the practice whose link worker is asked."
Severity: #error
Expression: "(status = 'draft' or status = 'entered-in-error') or performer.count() = 1"

Invariant: ps-prescription-3
Description: "A signpost points to the match run that it was chosen from."
Severity: #error
Expression: "code.coding.where(code = 'community-signpost').exists() implies supportingInfo.where(identifier.system = 'https://fhir.peerprescribing.example/Id/match-run').count() = 1"
