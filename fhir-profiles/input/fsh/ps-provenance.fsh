Profile: WriteProvenance
Parent: Provenance
Id: ps-provenance
Title: "Provenance of a write"
Description: "Who decided what was written into a record, and that this service put it together."
* insert Published
* insert Impose(UKCore-Provenance)
* obeys ps-provenance-1 and ps-provenance-2
* agent.type 1..1

Invariant: ps-provenance-1
Description: "One agent is this service, which put it together."
Severity: #error
Expression: "agent.where(type.coding.where(system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type' and code = 'assembler').exists()).count() = 1"

Invariant: ps-provenance-2
Description: "One agent is the author."
Severity: #error
Expression: "agent.where(type.coding.where(system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type' and code = 'author').exists()).count() = 1"
