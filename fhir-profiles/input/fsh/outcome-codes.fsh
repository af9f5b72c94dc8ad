CodeSystem: Fit
Id: fit
Title: "Fit"
Description: "Whether a community is right for the person."
* insert Published
* ^caseSensitive = true
* #yes "yes"
* #not-sure "not sure"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "I am not sure"
* #no "no"
* #not-tried "not tried"
  * ^designation[0].language = #en-GB
  * ^designation[0].value = "I have not tried it"

ValueSet: FitCodes
Id: fit
Title: "Fit"
Description: "All codes of fit."
* insert Published
* include codes from system Fit

CodeSystem: Answer
Id: answer
Title: "Answer"
Description: "What a questionnaire offers as answers."
* insert Published
* ^caseSensitive = true
* #not-at-all "Not at all"
* #a-little "A little"
* #somewhat "Somewhat"
* #useful "Useful"
* #very "Very useful"
* #quite-a-lot "Quite a lot"
* #very-much "Very much"
* #hardly-ever-or-never "Hardly ever or never"
* #some-of-the-time "Some of the time"
* #often "Often"
* #often-or-always "Often or always"
* #occasionally "Occasionally"
* #hardly-ever "Hardly ever"
* #never "Never"

ValueSet: AnswerCodes
Id: answer
Title: "Answer"
Description: "All codes of answer."
* insert Published
* include codes from system Answer

CodeSystem: ObservationCode
Id: observation
Title: "What is observed"
Description: "What this service reports as an Observation."
* insert Published
* ^caseSensitive = true
* #uptake "Uptake of peer support"
* #usefulness "Usefulness of peer support, 1 to 5"
* #ucla3-total "UCLA-3, total"

ValueSet: ScoreCodes
Id: score
Title: "Totals"
Description: "Measures that have a total."
* insert Published
* ObservationCode#ucla3-total

CodeSystem: Participation
Id: participation
Title: "Participation"
Description: "What the person says of taking part."
* insert Published
* ^caseSensitive = true
* #joined "has joined"
* #active "still uses it"
* #left "does not use it any more"
* #never-joined "has not joined"

ValueSet: ParticipationCodes
Id: participation
Title: "Participation"
Description: "All codes of participation."
* insert Published
* include codes from system Participation

CodeSystem: Method
Id: method
Title: "Version of a questionnaire"
Description: "Which words were answered."
* insert Published
* ^caseSensitive = true
* #check-in-1 "Check-in, version 1"
* #check-in-2 "Check-in, version 2"
* #ucla3-1 "UCLA-3, version 1"

ValueSet: MethodCodes
Id: method
Title: "Version of a questionnaire"
Description: "All codes of version of a questionnaire."
* insert Published
* include codes from system Method

CodeSystem: Validation
Id: validation
Title: "Validation"
Description: "Whether a question is part of a validated measure."
* insert Published
* ^caseSensitive = true
* #not-validated "Our own question, not validated"

ValueSet: ValidationCodes
Id: validation
Title: "Validation"
Description: "All codes of validation."
* insert Published
* include codes from system Validation
