Profile: ReleasedTable
Parent: MeasureReport
Id: ps-report
Title: "Released table"
Description: "A table after disclosure control. It has no place for a patient."
* insert Published
* type = #summary (exactly)
* contained 0..0
* subject 0..0
* date 1..1
* reporter only Reference(Organization)
* group 1..*
* group.population.subjectResults 0..0
* group.stratifier.stratum.population.subjectResults 0..0
* evaluatedResource 0..0
