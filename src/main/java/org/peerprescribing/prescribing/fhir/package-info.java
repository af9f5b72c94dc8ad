/**
 * ServiceRequest in FHIR: one translator that serves both the API and what is written
 * back, so that the two cannot drift apart; and the operation that proposes communities.
 *
 * <h2>{@code POST [base]/ServiceRequest/$match-communities}</h2>
 * <p>
 * Open to clinicians and record systems. Stores the run without the person; changes
 * nothing else, and asked twice it is two runs. Age, practice and language come from the
 * patient. What this patient said no to under an earlier prescription is not looked up:
 * {@code exclude} says it. <pre>
 * in                    card.   type
 * subject               1..1    Reference: "Patient/[our id]", or an identifier with the NHS number, or both of one person
 * topic                 1..20   code, Coding or CodeableConcept, SNOMED CT, of the needs list or of the map
 *                               of national codes; the first is the main need
 * support               0..20   code: emotional | informational | instrumental | companionship | esteem
 * preference            1..1
 *   language            0..20   code: BCP 47, in which they can take part besides their own
 *   audience            0..20   code: groups that the patient or clinician names: young-people | men | women | lgbtq |
 *                               carers | parents | veterans | students | bereaved | minority-ethnic | workplace |
 *                               older-people
 *   access-need         0..20   code: anonymity | any-time | no-account | in-writing | spoken | accessible
 *   cost                0..1    code: free-only (default) | accepts-paid
 *   digital-access      1..1    code: phone | computer | with-help | no
 *   region              0..1    code: england | wales | scotland | northern-ireland; default by configuration
 * exclude               0..50
 *   community           1..1    Reference: "HealthcareService/[id]", listed or not
 *   reason              1..1    code: too-busy | too-quiet | people-not-like-me | tone | upset-me | felt-unsafe |
 *                               language | age | not-my-problem | technical | bad-time | other
 * risk                  1..20   code, the clinician's answer about now: no-known-risks (alone), or suicidal-intent |
 *                               recent-self-harm | psychosis-or-mania | safeguarding | lacks-capacity |
 *                               recent-bereavement | could-be-recognised | distressed-in-a-group | monitored-phone |
 *                               low-digital-skill
 * phq9                  0..1
 *   total               1..1    integer 0 to 27
 *   item9               0..1    integer 0 to 3, not above the total
 *   date                1..1    date, a whole day, not after today in London
 * count                 0..1    integer 1 to 3; default 3
 *
 * out
 * outcome               1..1    code: matches | none-fits | no-safe-match
 * run                   1..1    Reference: "GuidanceResponse/[id]"
 * match                 0..3    best first; with matches only
 *   community           1..1    Reference: "HealthcareService/[id]", with identifier and name
 *   score               1..1    decimal 0 to 1: the points of all terms, divided by 100
 *   rationale           1..*    string: why, largest first
 *   say                 1..1    string: one sentence for the patient
 *   term                1..*    kind (code: topic | support | moderation | similarity | activity | access |
 *                               track-record), points (decimal), most (decimal); largest first
 *   caution             0..*    code, text (string), advice (string): weigh it before anything is sent
 *   held-back           1..1    boolean: stands behind others because it had too large a share of this need
 *   vetting             1..1    reviewed-on (date), next-due (date), demonstration (boolean: never to be relied on)
 * excluded-by           0..1    code of the rule that excluded most; with none-fits only
 * excluded-most         0..1    string: the same as a sentence for the clinician
 * stop                  0..1    code of the safety file; with no-safe-match only
 * instead               0..1    string: what to do instead; with no-safe-match only
 * other-way             0..2    code (link-worker | call-back), text (string): always both, except after a stop that is
 *                               a crisis, where "instead" stands alone
 * </pre>
 * <p>
 * Refusals are OperationOutcomes with the FHIRPath of what is at fault: 400 for what is
 * no Parameters resource, 413 above 1 MB, 422 {@code required}, {@code invalid-value},
 * {@code unknown-code} (an unknown name of a parameter included), {@code repeated},
 * {@code contradictory}, {@code unknown-reference} (another organisation's patient and
 * one that does not exist, in the same words), {@code patient-gone}. Nothing is stored
 * then.
 */
@NamedInterface("fhir")
@NullMarked
package org.peerprescribing.prescribing.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
