Profile: Uptake
Parent: Observation
Id: ps-uptake
Title: "Uptake"
Description: "A change of participation, with whose word it rests on."
* insert Published
* insert Impose(UKCore-Observation)
* extension contains Evidence named evidence 1..1
* insert OwnIdentifier(observation, https://fhir.peerprescribing.example/Id/observation)
* code = ObservationCode#uptake
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* focus 0..1
* focus only Reference(ListedCommunity)
* effective[x] 1..1
* effective[x] only dateTime
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from ParticipationCodes (required)
