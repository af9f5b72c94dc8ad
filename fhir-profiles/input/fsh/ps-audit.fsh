Profile: AccessAudit
Parent: AuditEvent
Id: ps-audit
Title: "Access"
Description: "That somebody read or wrote data of a patient, in the shape of the basic audit log patterns of IHE."
* insert Published
* insert Impose(UKCore-AuditEvent)
* subtype 1..*
* action 1..1
* outcome 1..1
* agent.who 1..1
* entity 1..*
* entity.what 1..1
