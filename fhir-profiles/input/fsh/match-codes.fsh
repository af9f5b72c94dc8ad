CodeSystem: MatchOutcome
Id: match-outcome
Title: "Outcome of a match"
Description: "What a match came to."
* insert Published
* ^caseSensitive = true
* #matches "There are communities that fit"
* #none-fits "No community fits"
* #no-safe-match "A safety rule stops it"

ValueSet: MatchOutcomeCodes
Id: match-outcome
Title: "Outcome of a match"
Description: "All codes of outcome of a match."
* insert Published
* include codes from system MatchOutcome

CodeSystem: ScoreTerm
Id: score-term
Title: "Term of the score"
Description: "The parts that a score adds up from."
* insert Published
* ^caseSensitive = true
* #topic "Need"
* #support "Kind of support"
* #moderation "Moderation"
* #similarity "People like this person"
* #activity "Activity"
* #access "Access"
* #track-record "What came of it for others"

ValueSet: ScoreTermCodes
Id: score-term
Title: "Term of the score"
Description: "All codes of term of the score."
* insert Published
* include codes from system ScoreTerm

CodeSystem: AccessNeed
Id: access-need
Title: "Access need"
Description: "What a person needs to be able to take part; asked for, never guessed."
* insert Published
* ^caseSensitive = true
* #anonymity "No real name shown to others"
* #any-time "Open at any hour"
* #no-account "Without making an account"
* #in-writing "In writing alone"
* #spoken "Without having to write"
* #accessible "Something is said about access"

ValueSet: AccessNeedCodes
Id: access-need
Title: "Access need"
Description: "All codes of access need."
* insert Published
* include codes from system AccessNeed

CodeSystem: DigitalAccess
Id: digital-access
Title: "Digital access"
Description: "Whether a person can get online."
* insert Published
* ^caseSensitive = true
* #phone "With a phone"
* #computer "With a computer"
* #with-help "With help"
* #no "Not at all"

ValueSet: DigitalAccessCodes
Id: digital-access
Title: "Digital access"
Description: "All codes of digital access."
* insert Published
* include codes from system DigitalAccess

CodeSystem: Risk
Id: risk
Title: "Risk"
Description: "The clinician's answer about now; no known risks is an answer, and stands alone."
* insert Published
* ^caseSensitive = true
* #no-known-risks "no known risks"
* #suicidal-intent "suicidal intent"
* #recent-self-harm "recent self harm"
* #psychosis-or-mania "psychosis or mania"
* #safeguarding "safeguarding"
* #lacks-capacity "lacks capacity"
* #recent-bereavement "recent bereavement"
* #could-be-recognised "could be recognised"
* #distressed-in-a-group "distressed in a group"
* #monitored-phone "monitored phone"
* #low-digital-skill "low digital skill"

ValueSet: RiskCodes
Id: risk
Title: "Risk"
Description: "All codes of risk."
* insert Published
* include codes from system Risk

CodeSystem: CostPreference
Id: cost-preference
Title: "Cost that is accepted"
Description: "Which communities may be proposed as to cost."
* insert Published
* ^caseSensitive = true
* #free-only "Free ones only"
* #accepts-paid "Paid ones too"

ValueSet: CostPreferenceCodes
Id: cost-preference
Title: "Cost that is accepted"
Description: "All codes of cost that is accepted."
* insert Published
* include codes from system CostPreference

CodeSystem: Region
Id: region
Title: "Nation"
Description: "The nation in which a person lives."
* insert Published
* ^caseSensitive = true
* #england "England"
* #wales "Wales"
* #scotland "Scotland"
* #northern-ireland "Northern Ireland"

ValueSet: RegionCodes
Id: region
Title: "Nation"
Description: "All codes of nation."
* insert Published
* include codes from system Region

CodeSystem: OtherWay
Id: other-way
Title: "Way without a screen"
Description: "What is always offered besides a community."
* insert Published
* ^caseSensitive = true
* #link-worker "The link worker of the practice"
* #call-back "A call back from the practice"

ValueSet: OtherWayCodes
Id: other-way
Title: "Way without a screen"
Description: "All codes of way without a screen."
* insert Published
* include codes from system OtherWay
