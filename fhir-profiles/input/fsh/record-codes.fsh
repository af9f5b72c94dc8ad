CodeSystem: RecordEntry
Id: record-entry
Title: "Entry in the record"
Description: "The at most three entries that a prescription makes in the care record, the one that corrects them, and the one of a request to the link worker."
* insert Published
* ^caseSensitive = true
* #prescribed "Peer support: what was prescribed"
* #first-outcome "Peer support: what came of it so far"
* #final "Peer support: what came of it"
* #link-worker "Link worker: what came of the request"
* #correction "Peer support: made in error"

ValueSet: RecordEntryCodes
Id: record-entry
Title: "Entry in the record"
Description: "All codes of entry in the record."
* insert Published
* include codes from system RecordEntry

CodeSystem: RecordStandardHeading
Id: record-standard-heading
Title: "Heading of the record standard"
Description: "Headings of a message back, after the social prescribing standard of the Professional Record Standards Body."
* insert Published
* ^caseSensitive = true
* #signpost-details "Signpost details"
* #referral-details "Referral details"
* #outcome "Outcome"
* #plan-and-requested-actions "Plan and requested actions"
* #patient-and-carer-concerns "Patient and carer concerns"

ValueSet: RecordStandardHeadingCodes
Id: record-standard-heading
Title: "Heading of the record standard"
Description: "All codes of heading of the record standard."
* insert Published
* include codes from system RecordStandardHeading
