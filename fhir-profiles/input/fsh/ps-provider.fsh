Profile: Provider
Parent: Organization
Id: ps-provider
Title: "Practice"
Description: "An organisation of the health service, by its ODS code."
* insert Published
* insert Impose(UKCore-Organization)
* insert OwnIdentifier(ods, https://fhir.nhs.uk/Id/ods-organization-code)
* name 1..1
