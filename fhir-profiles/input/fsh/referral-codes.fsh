CodeSystem: UptakeLadder
Id: uptake-ladder
Title: "Uptake ladder"
Description: "How far a person has come with a community: the steps in their order, then the ends."
* insert Published
* ^caseSensitive = true
* #issued "Issued"
* #sent "The link was sent"
* #delivered "The link was delivered"
* #opened "The patient opened the link"
* #left-for-community "The patient went to the community"
* #joined "Joined"
* #still-using-at-6-weeks "Still using it at six weeks"
* #finished "Finished"
* #already-member "Was a member already"
* #declined "The patient did not want it"
* #not-right "It was not right for the patient"
* #community-refused "The community could not take them"
* #community-closed "The community is not available any more"
* #revoked "Withdrawn by the clinician"
* #expired "Its time is over; joining is not known"

ValueSet: UptakeLadderCodes
Id: uptake-ladder
Title: "Uptake ladder"
Description: "All codes of uptake ladder."
* insert Published
* include codes from system UptakeLadder

CodeSystem: StatusReason
Id: status-reason
Title: "Reason of a status"
Description: "Why an attempt waits or has ended, where the person gave no reason of their own."
* insert Published
* ^caseSensitive = true
* #declined "The patient did not want it"
* #not-right "It was not right for the patient"
* #community-refused "The community could not take them"
* #community-closed "The community is not available any more"
* #revoked "Withdrawn by the clinician"
* #expired "Its time is over; joining is not known"
* #community-unavailable "The community is not available"

CodeSystem: NotRightReason
Id: not-right-reason
Title: "Why a community was not right"
Description: "What the person said; each changes the next ranking for them."
* insert Published
* ^caseSensitive = true
* #too-busy "too busy"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: too busy"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "Too big or too busy"
* #too-quiet "too quiet"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: too quiet"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "Too quiet, or nobody answers"
* #people-not-like-me "people not like me"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: people not like me"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "The people are not like me"
* #tone "tone"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: tone"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "I do not like how people talk there"
* #upset-me "upset me"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: upset me"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "It upset me"
* #felt-unsafe "felt unsafe"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: felt unsafe"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "It did not feel safe"
* #language "language"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: language"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "The language is hard for me"
* #age "age"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: age"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "Not for my age"
* #not-my-problem "not my problem"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: not my problem"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "Not about my problem"
* #technical "technical"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: technical"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "It did not work on my phone or computer"
* #bad-time "bad time"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: bad time"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "It is a bad time"
* #other "other"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "Not right: other"
  * ^designation[1].language = #en-GB
  * ^designation[1].value = "Something else"

ValueSet: NotRightReasonCodes
Id: not-right-reason
Title: "Why a community was not right"
Description: "All codes of why a community was not right."
* insert Published
* include codes from system NotRightReason

ValueSet: TaskStatusReasonCodes
Id: task-status-reason
Title: "Why an attempt waits or has ended"
Description: "What the person said, or the end itself."
* insert Published
* include codes from system NotRightReason
* include codes from system StatusReason

CodeSystem: EvidenceOfUptake
Id: evidence
Title: "Evidence"
Description: "Whose word a fact about uptake rests on."
* insert Published
* ^caseSensitive = true
* #system-observed "Observed by this service"
* #carrier-reported "Reported by the carrier of a message"
* #patient-reported "Reported by the patient"
* #community-confirmed "Confirmed by the community"
* #clinician-entered "Entered by a clinician"

ValueSet: EvidenceOfUptakeCodes
Id: evidence
Title: "Evidence"
Description: "All codes of evidence."
* insert Published
* include codes from system EvidenceOfUptake

CodeSystem: TaskOutput
Id: task-output
Title: "Output of an attempt"
Description: "What an attempt can yield."
* insert Published
* ^caseSensitive = true
* #uptake "Uptake"

ValueSet: TaskOutputCodes
Id: task-output
Title: "Output of an attempt"
Description: "All codes of output of an attempt."
* insert Published
* include codes from system TaskOutput

CodeSystem: AskedOfPatient
Id: patient-task
Title: "Task of a patient"
Description: "What a patient can be asked to do."
* insert Published
* ^caseSensitive = true
* #make-contact "Get in touch"
* #review-material "Look at what was sent"
* #complete-questionnaire "Answer questions"

ValueSet: AskedOfPatientCodes
Id: patient-task
Title: "Task of a patient"
Description: "All codes of task of a patient."
* insert Published
* include codes from system AskedOfPatient
