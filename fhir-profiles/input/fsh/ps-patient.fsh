Profile: PersonPrescribedFor
Parent: Patient
Id: ps-patient
Title: "Person prescribed for"
Description: "What is kept of a person, and no more: there is no address."
* insert Published
* insert Impose(UKCore-Patient)
* obeys ps-patient-1
* insert OwnIdentifier(nhsNumber, https://fhir.nhs.uk/Id/nhs-number)
* name 1..*
* birthDate 1..1
* address 0..0

Invariant: ps-patient-1
Description: "An NHS number is ten digits without spaces."
Severity: #error
Expression: "identifier.where(system = 'https://fhir.nhs.uk/Id/nhs-number').value.all($this.matches('^[0-9]{10}$'))"
