Profile: PatientTask
Parent: Task
Id: ps-patient-task
Title: "Task of a patient"
Description: "Something the patient is asked to do, as a part of an attempt."
* insert Published
* insert Impose(UKCore-Task)
* partOf 1..*
* partOf only Reference(ReferralTask)
* intent = #order (exactly)
* code 1..1
* code from AskedOfPatientCodes (required)
* for 1..1
* for only Reference(PersonPrescribedFor)
* owner 1..1
* owner only Reference(PersonPrescribedFor)
