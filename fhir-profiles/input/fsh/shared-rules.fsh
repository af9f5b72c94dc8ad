Alias: $imposeProfile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $uk = https://fhir.hl7.org.uk/StructureDefinition

// What every definition says of itself. The version comes from sushi-config.yaml.
RuleSet: Published
* ^status = #draft
* ^experimental = false
* ^publisher = "Peer-support prescribing"

// UK Core, commit 3d2827e of NHSDigital/FHIR-R4-UKCORE-STAGING-MAIN (package 2.0.0, in which some profiles are drafts).
RuleSet: Impose(profile)
* ^extension[0].url = $imposeProfile
* ^extension[0].valueCanonical = "https://fhir.hl7.org.uk/StructureDefinition/{profile}"

// Our own identifier, once; others may stand beside it.
RuleSet: OwnIdentifier(slice, system)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains {slice} 1..1
* identifier[{slice}].system 1..1
* identifier[{slice}].system = "{system}" (exactly)
* identifier[{slice}].value 1..1
