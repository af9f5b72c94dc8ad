Profile: Score
Parent: Observation
Id: ps-score
Title: "Total of a measure"
Description: "The total of a measure, where every part of it was answered."
* insert Published
* insert Impose(UKCore-Observation)
* insert OwnIdentifier(observation, https://fhir.peerprescribing.example/Id/observation)
* code from ScoreCodes (required)
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* effective[x] 1..1
* effective[x] only dateTime
* value[x] 1..1
* value[x] only integer
* method 1..1
* method from MethodCodes (required)
* derivedFrom 1..1
* derivedFrom only Reference(CheckInResponse)
