CodeSystem: RequestCode
Id: request-code
Title: "What is prescribed"
Description: "Our own words: never the national code of a referral, which would corrupt national counts."
* insert Published
* ^caseSensitive = true
* #community-signpost "Signpost to an online peer-support community"

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
