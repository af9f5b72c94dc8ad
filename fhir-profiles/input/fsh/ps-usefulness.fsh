Profile: Usefulness
Parent: Observation
Id: ps-usefulness
Title: "Usefulness"
Description: "How useful the community is to the person, 1 to 5, taken from a check-in."
* insert Published
* insert Impose(UKCore-Observation)
* obeys ps-usefulness-1
* insert OwnIdentifier(observation, https://fhir.peerprescribing.example/Id/observation)
* code = ObservationCode#usefulness
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* focus 0..1
* focus only Reference(ListedCommunity)
* effective[x] 1..1
* effective[x] only dateTime
* value[x] 1..1
* value[x] only integer
* method 1..1
* method from MethodCodes (required)
* derivedFrom 1..1
* derivedFrom only Reference(CheckInResponse)

Invariant: ps-usefulness-1
Description: "Usefulness goes from 1 to 5."
Severity: #error
Expression: "value.ofType(integer).all($this >= 1 and $this <= 5)"
