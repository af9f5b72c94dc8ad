Profile: Prescriber
Parent: PractitionerRole
Id: ps-prescriber
Title: "Prescriber"
Description: "Whoever prescribed it, in the role in which they did; their own name stands in it, not the gateway's."
* insert Published
* insert Impose(UKCore-PractitionerRole)
* practitioner 1..1
* organization 1..1
* organization only Reference(Provider)
