Alias: $scope = http://terminology.hl7.org/CodeSystem/consentscope

Profile: Choices
Parent: Consent
Id: ps-consent
Title: "Choices of a patient"
Description: "What a person has agreed to, purpose by purpose: what is not permitted is denied."
* insert Published
* insert Impose(UKCore-Consent)
* insert OwnIdentifier(consent, https://fhir.peerprescribing.example/Id/consent)
* scope = $scope#patient-privacy
* category 1..1
* category = http://loinc.org#59284-0
* patient 1..1
* patient only Reference(PersonPrescribedFor)
* provision 1..1
* provision.type 1..1
* provision.type = #deny (exactly)
* provision.provision.type 1..1
* provision.provision.type = #permit (exactly)
* provision.provision.code 1..1
* provision.provision.code from ConsentPurposeCodes (required)
* provision.provision.provision 0..0
