// The contract of the operation, as the service keeps it: see the description of its package.
Instance: match-communities
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://fhir.peerprescribing.example/OperationDefinition/match-communities"
* version = "0.1.0"
* name = "MatchCommunities"
* title = "Propose communities for a person"
* status = #draft
* kind = #operation
* experimental = false
* publisher = "Peer-support prescribing"
* description = "Proposes at most three vetted communities that fit a patient of the caller's organisation and says why, or says why none does. It keeps the run without the person, and changes nothing else."
* affectsState = true
* code = #match-communities
* resource = #ServiceRequest
* system = false
* type = true
* instance = false
* parameter[+]
  * name = #subject
  * use = #in
  * min = 1
  * max = "1"
  * documentation = "Whom it is about: Patient/[our id], or an identifier with the NHS number, or both of one person."
  * type = #Reference
* parameter[+]
  * name = #topic
  * use = #in
  * min = 1
  * max = "20"
  * documentation = "The needs as code, Coding or CodeableConcept of SNOMED CT, of the list of needs or the map of national codes; the first is the main one."
  * type = #Element
* parameter[+]
  * name = #support
  * use = #in
  * min = 0
  * max = "20"
  * documentation = "Kinds of support wanted."
  * type = #code
  * binding.strength = #required
  * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/support-kind"
* parameter[+]
  * name = #preference
  * use = #in
  * min = 1
  * max = "1"
  * documentation = "What would suit this person."
  * part[+]
    * name = #language
    * use = #in
    * min = 0
    * max = "20"
    * documentation = "In which they can take part besides their own; BCP 47."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "http://hl7.org/fhir/ValueSet/all-languages"
  * part[+]
    * name = #audience
    * use = #in
    * min = 0
    * max = "20"
    * documentation = "Groups that the patient or the clinician names; general is no group to ask for."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/audience"
  * part[+]
    * name = #access-need
    * use = #in
    * min = 0
    * max = "20"
    * documentation = "What they need to be able to take part."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/access-need"
  * part[+]
    * name = #cost
    * use = #in
    * min = 0
    * max = "1"
    * documentation = "Which communities may be proposed as to cost; free ones only where it is not said."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/cost-preference"
  * part[+]
    * name = #digital-access
    * use = #in
    * min = 1
    * max = "1"
    * documentation = "Whether they can get online."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/digital-access"
  * part[+]
    * name = #region
    * use = #in
    * min = 0
    * max = "1"
    * documentation = "Where they live; by configuration where it is not said."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/region"
* parameter[+]
  * name = #exclude
  * use = #in
  * min = 0
  * max = "50"
  * documentation = "What this patient said no to before."
  * part[+]
    * name = #community
    * use = #in
    * min = 1
    * max = "1"
    * documentation = "HealthcareService/[id], listed or not."
    * type = #Reference
  * part[+]
    * name = #reason
    * use = #in
    * min = 1
    * max = "1"
    * documentation = "Why it was not right."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/not-right-reason"
* parameter[+]
  * name = #risk
  * use = #in
  * min = 1
  * max = "20"
  * documentation = "The clinician's answer about now; no-known-risks stands alone."
  * type = #code
  * binding.strength = #required
  * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/risk"
* parameter[+]
  * name = #phq9
  * use = #in
  * min = 0
  * max = "1"
  * documentation = "The latest PHQ-9 in the record."
  * part[+]
    * name = #total
    * use = #in
    * min = 1
    * max = "1"
    * documentation = "0 to 27."
    * type = #integer
  * part[+]
    * name = #item9
    * use = #in
    * min = 0
    * max = "1"
    * documentation = "0 to 3, not above the total."
    * type = #integer
  * part[+]
    * name = #date
    * use = #in
    * min = 1
    * max = "1"
    * documentation = "A whole day, not after today in London."
    * type = #date
* parameter[+]
  * name = #count
  * use = #in
  * min = 0
  * max = "1"
  * documentation = "Most matches wanted, 1 to 3; 3 where it is not said."
  * type = #integer
* parameter[+]
  * name = #outcome
  * use = #out
  * min = 1
  * max = "1"
  * documentation = "What the match came to."
  * type = #code
  * binding.strength = #required
  * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/match-outcome"
* parameter[+]
  * name = #run
  * use = #out
  * min = 1
  * max = "1"
  * documentation = "The stored run: GuidanceResponse/[id]."
  * type = #Reference
* parameter[+]
  * name = #match
  * use = #out
  * min = 0
  * max = "3"
  * documentation = "Best first; with matches only."
  * part[+]
    * name = #community
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "HealthcareService/[id], with identifier and name."
    * type = #Reference
  * part[+]
    * name = #score
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "0 to 1: the points of all terms, divided by 100."
    * type = #decimal
  * part[+]
    * name = #rationale
    * use = #out
    * min = 1
    * max = "*"
    * documentation = "Why, largest first."
    * type = #string
  * part[+]
    * name = #say
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "One sentence for the patient."
    * type = #string
  * part[+]
    * name = #term
    * use = #out
    * min = 1
    * max = "*"
    * documentation = "A part of the score; largest first."
    * part[+]
      * name = #kind
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "Which part."
      * type = #code
      * binding.strength = #required
      * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/score-term"
    * part[+]
      * name = #points
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "What it gives here."
      * type = #decimal
    * part[+]
      * name = #most
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "What it can give."
      * type = #decimal
  * part[+]
    * name = #caution
    * use = #out
    * min = 0
    * max = "*"
    * documentation = "To be weighed before anything is sent."
    * part[+]
      * name = #code
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "Of the safety file."
      * type = #code
    * part[+]
      * name = #text
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "What it is."
      * type = #string
    * part[+]
      * name = #advice
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "What to do about it."
      * type = #string
  * part[+]
    * name = #held-back
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "Stands behind others because it had too large a share of this need."
    * type = #boolean
  * part[+]
    * name = #vetting
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "The vetting by which it is listed."
    * part[+]
      * name = #reviewed-on
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "Day of the review."
      * type = #date
    * part[+]
      * name = #next-due
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "First day on which it no longer counts."
      * type = #date
    * part[+]
      * name = #demonstration
      * use = #out
      * min = 1
      * max = "1"
      * documentation = "Made for a sandbox: never to be relied on."
      * type = #boolean
* parameter[+]
  * name = #excluded-by
  * use = #out
  * min = 0
  * max = "1"
  * documentation = "The rule that excluded most; with none-fits only."
  * type = #code
* parameter[+]
  * name = #excluded-most
  * use = #out
  * min = 0
  * max = "1"
  * documentation = "The same as a sentence for the clinician; with none-fits only."
  * type = #string
* parameter[+]
  * name = #stop
  * use = #out
  * min = 0
  * max = "1"
  * documentation = "Code of the safety file; with no-safe-match only."
  * type = #code
* parameter[+]
  * name = #instead
  * use = #out
  * min = 0
  * max = "1"
  * documentation = "What to do instead; with no-safe-match only."
  * type = #string
* parameter[+]
  * name = #other-way
  * use = #out
  * min = 0
  * max = "2"
  * documentation = "Ways without a screen; not after a stop that is a crisis."
  * part[+]
    * name = #code
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "Which way."
    * type = #code
    * binding.strength = #required
    * binding.valueSet = "https://fhir.peerprescribing.example/ValueSet/other-way"
  * part[+]
    * name = #text
    * use = #out
    * min = 1
    * max = "1"
    * documentation = "The same in words."
    * type = #string
