RuleSet: Parameter(use, name, min, max, text)
* name = #{name}
* use = #{use}
* min = {min}
* max = "{max}"
* documentation = "{text}"

RuleSet: Coded(list)
* type = #code
* binding.strength = #required
* binding.valueSet = "{list}"

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
  * insert Parameter(in, subject, 1, 1, [[Whom it is about: Patient with our id, or an identifier with the NHS number, or both of one person.]])
  * type = #Reference
* parameter[+]
  * insert Parameter(in, topic, 1, 20, [[The needs as code, Coding or CodeableConcept of SNOMED CT, of the list of needs or the map of national codes; the first is the main one.]])
  * type = #Element
* parameter[+]
  * insert Parameter(in, support, 0, 20, [[Kinds of support wanted.]])
  * insert Coded(https://fhir.peerprescribing.example/ValueSet/support-kind)
* parameter[+]
  * insert Parameter(in, preference, 1, 1, [[What would suit this person.]])
  * part[+]
    * insert Parameter(in, language, 0, 20, [[In which they can take part besides their own; BCP 47.]])
    * insert Coded(http://hl7.org/fhir/ValueSet/all-languages)
  * part[+]
    * insert Parameter(in, audience, 0, 20, [[Groups that the patient or the clinician names; general is no group to ask for.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/audience)
  * part[+]
    * insert Parameter(in, access-need, 0, 20, [[What they need to be able to take part.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/access-need)
  * part[+]
    * insert Parameter(in, cost, 0, 1, [[Which communities may be proposed as to cost; free ones only where it is not said.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/cost-preference)
  * part[+]
    * insert Parameter(in, digital-access, 1, 1, [[Whether they can get online.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/digital-access)
  * part[+]
    * insert Parameter(in, region, 0, 1, [[Where they live; by configuration where it is not said.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/region)
* parameter[+]
  * insert Parameter(in, exclude, 0, 50, [[What this patient said no to before.]])
  * part[+]
    * insert Parameter(in, community, 1, 1, [[HealthcareService with its id, listed or not.]])
    * type = #Reference
  * part[+]
    * insert Parameter(in, reason, 1, 1, [[Why it was not right.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/not-right-reason)
* parameter[+]
  * insert Parameter(in, risk, 1, 20, [[The clinician's answer about now; no-known-risks stands alone.]])
  * insert Coded(https://fhir.peerprescribing.example/ValueSet/risk)
* parameter[+]
  * insert Parameter(in, phq9, 0, 1, [[The latest PHQ-9 in the record.]])
  * part[+]
    * insert Parameter(in, total, 1, 1, [[0 to 27.]])
    * type = #integer
  * part[+]
    * insert Parameter(in, item9, 0, 1, [[0 to 3, not above the total.]])
    * type = #integer
  * part[+]
    * insert Parameter(in, date, 1, 1, [[A whole day, not after today in London.]])
    * type = #date
* parameter[+]
  * insert Parameter(in, count, 0, 1, [[Most matches wanted, 1 to 3; 3 where it is not said.]])
  * type = #integer
* parameter[+]
  * insert Parameter(out, outcome, 1, 1, [[What the match came to.]])
  * insert Coded(https://fhir.peerprescribing.example/ValueSet/match-outcome)
* parameter[+]
  * insert Parameter(out, run, 1, 1, [[The stored run: GuidanceResponse with its id.]])
  * type = #Reference
* parameter[+]
  * insert Parameter(out, match, 0, 3, [[Best first; with matches only.]])
  * part[+]
    * insert Parameter(out, community, 1, 1, [[HealthcareService with its id, identifier and name.]])
    * type = #Reference
  * part[+]
    * insert Parameter(out, score, 1, 1, [[0 to 1: the points of all terms, divided by 100.]])
    * type = #decimal
  * part[+]
    * insert Parameter(out, rationale, 1, *, [[Why, largest first.]])
    * type = #string
  * part[+]
    * insert Parameter(out, say, 1, 1, [[One sentence for the patient.]])
    * type = #string
  * part[+]
    * insert Parameter(out, term, 1, *, [[A part of the score; largest first.]])
    * part[+]
      * insert Parameter(out, kind, 1, 1, [[Which part.]])
      * insert Coded(https://fhir.peerprescribing.example/ValueSet/score-term)
    * part[+]
      * insert Parameter(out, points, 1, 1, [[What it gives here.]])
      * type = #decimal
    * part[+]
      * insert Parameter(out, most, 1, 1, [[What it can give.]])
      * type = #decimal
  * part[+]
    * insert Parameter(out, caution, 0, *, [[To be weighed before anything is sent.]])
    * part[+]
      * insert Parameter(out, code, 1, 1, [[Of the safety file.]])
      * type = #code
    * part[+]
      * insert Parameter(out, text, 1, 1, [[What it is.]])
      * type = #string
    * part[+]
      * insert Parameter(out, advice, 1, 1, [[What to do about it.]])
      * type = #string
  * part[+]
    * insert Parameter(out, held-back, 1, 1, [[Stands behind others because it had too large a share of this need.]])
    * type = #boolean
  * part[+]
    * insert Parameter(out, vetting, 1, 1, [[The vetting by which it is listed.]])
    * part[+]
      * insert Parameter(out, reviewed-on, 1, 1, [[Day of the review.]])
      * type = #date
    * part[+]
      * insert Parameter(out, next-due, 1, 1, [[First day on which it no longer counts.]])
      * type = #date
    * part[+]
      * insert Parameter(out, demonstration, 1, 1, [[Made for a sandbox: never to be relied on.]])
      * type = #boolean
* parameter[+]
  * insert Parameter(out, excluded-by, 0, 1, [[The rule that excluded most; with none-fits only.]])
  * type = #code
* parameter[+]
  * insert Parameter(out, excluded-most, 0, 1, [[The same as a sentence for the clinician; with none-fits only.]])
  * type = #string
* parameter[+]
  * insert Parameter(out, stop, 0, 1, [[Code of the safety file; with no-safe-match only.]])
  * type = #code
* parameter[+]
  * insert Parameter(out, instead, 0, 1, [[What to do instead; with no-safe-match only.]])
  * type = #string
* parameter[+]
  * insert Parameter(out, other-way, 0, 2, [[Ways without a screen; not after a stop that is a crisis.]])
  * part[+]
    * insert Parameter(out, code, 1, 1, [[Which way.]])
    * insert Coded(https://fhir.peerprescribing.example/ValueSet/other-way)
  * part[+]
    * insert Parameter(out, text, 1, 1, [[The same in words.]])
    * type = #string
