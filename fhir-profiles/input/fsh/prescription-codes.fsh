CodeSystem: RequestCode
Id: request-code
Title: "What is prescribed"
Description: "Our own words: never the national code of a referral, which would corrupt national counts."
* insert Published
* ^caseSensitive = true
* #community-signpost "Signpost to an online peer-support community"
* #link-worker "Request to the practice's link worker"

ValueSet: RequestCodeCodes
Id: request-code
Title: "What is prescribed"
Description: "All codes of what is prescribed."
* insert Published
* include codes from system RequestCode

CodeSystem: OrderDetail
Id: order-detail
Title: "Detail of a prescription"
Description: "How a prescription is to be carried out."
* insert Published
* ^caseSensitive = true
* #contacting-subject-prohibited "Nothing may be sent to the patient"

ValueSet: OrderDetailCodes
Id: order-detail
Title: "Detail of a prescription"
Description: "All codes of detail of a prescription."
* insert Published
* include codes from system OrderDetail

CodeSystem: RevocationReason
Id: revocation-reason
Title: "Why a prescription ended"
Description: "Why a prescription ended without being completed."
* insert Published
* ^caseSensitive = true
* #withdrawn "Withdrawn by the clinician"
* #community-not-listed "The community could not be prescribed any more"
* #unsafe "It would not have been safe"
* #no-agreement "The agreement to be contacted was gone"
* #not-joined "The patient ended it without joining"
* #expired "Nobody joined in its time"
* #patient-gone "The patient died or left the practice"

ValueSet: RevocationReasonCodes
Id: revocation-reason
Title: "Why a prescription ended"
Description: "All codes of why a prescription ended."
* insert Published
* include codes from system RevocationReason

CodeSystem: DeclineReason
Id: decline-reason
Title: "Why nothing was prescribed"
Description: "Why a clinician sent none of the communities that were offered."
* insert Published
* ^caseSensitive = true
* #patient-declines "The patient does not want it"
* #not-now "Not the right time"
* #has-support "Has support of this kind already"
* #other-care-first "Other care comes first"
* #not-suitable "Nothing here suits this person"

CodeSystem: ErrorReason
Id: error-reason
Title: "Why a prescription should never have been"
Description: "Why a prescription was entered in error."
* insert Published
* ^caseSensitive = true
* #wrong-patient "It was made for the wrong patient"
* #wrong-choice "Another community, or none, was meant"
* #made-twice "The same was prescribed already"

CodeSystem: LinkWorkerOutcome
Id: link-worker-outcome
Title: "What came of a request to the link worker"
Description: "What came of a request to the practice's link worker."
* insert Published
* ^caseSensitive = true
* #accepted "accepted by the patient at first contact"
* #declined "declined by the patient"
* #not-reached "the patient could not be reached"
* #patient-gone "the patient died or left the practice"
* #withdrawn "withdrawn, as the patient wants nothing kept"
