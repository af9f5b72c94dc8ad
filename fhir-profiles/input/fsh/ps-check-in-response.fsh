Profile: CheckInResponse
Parent: QuestionnaireResponse
Id: ps-check-in-response
Title: "Answers of a patient"
Description: "An answered check-in or measure. A question that was skipped has no answer: silence says nothing."
* insert Published
* insert Impose(UKCore-QuestionnaireResponse)
* obeys ps-response-1
* identifier 1..1
* identifier.system 1..1
* identifier.system = "https://fhir.peerprescribing.example/Id/check-in" (exactly)
* identifier.value 1..1
* questionnaire 1..1
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* authored 1..1
* source 1..1
* source only Reference(PersonPrescribedFor)
* item.extension contains ItemValidation named validation 0..1

Invariant: ps-response-1
Description: "The questionnaire is named with its version."
Severity: #error
Expression: "questionnaire.exists() implies questionnaire.toString().contains('|')"

Extension: ItemValidation
Id: validation
Title: "Validation"
Description: "Says of a question that it is our own and not part of a validated measure."
Context: Questionnaire.item, QuestionnaireResponse.item
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from ValidationCodes (required)
