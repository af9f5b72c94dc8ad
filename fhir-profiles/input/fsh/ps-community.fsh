Alias: $serviceType = http://terminology.hl7.org/CodeSystem/service-type

Profile: ListedCommunity
Parent: HealthcareService
Id: ps-community
Title: "Vetted community"
Description: "An online community of peers as the directory lists it. What the reviewers wrote, and raw counts of what came of it, are never in it."
* insert Published
* insert Impose(UKCore-HealthcareService)
* extension contains
    CommunityVetting named vetting 1..1 and
    CommunityPlatform named platform 1..* and
    CommunityModeration named moderation 1..1 and
    CommunityAnonymity named anonymity 1..1 and
    CommunityCost named cost 0..1
* insert OwnIdentifier(community, https://fhir.peerprescribing.example/Id/community)
* active 1..1
* providedBy 1..1
* providedBy only Reference(Organization)
* category 1..*
* type 1..1
* type = $serviceType#224
* name 1..1
* communication 1..*
* characteristic from SupportKindCodes (required)

Extension: CommunityVetting
Id: vetting
Title: "Vetting"
Description: "The vetting by which the community is listed."
Context: HealthcareService
* insert Published
* extension contains
    status 1..1 and
    reviewed-on 0..1 and
    next-due 1..1
* extension[status].value[x] 1..1
* extension[status].value[x] only code
* extension[status].value[x] from VettingStatusCodes (required)
* extension[reviewed-on] ^short = "Day of the review; a demonstration has none"
* extension[reviewed-on].value[x] 1..1
* extension[reviewed-on].value[x] only date
* extension[next-due] ^short = "First day on which it no longer counts"
* extension[next-due].value[x] 1..1
* extension[next-due].value[x] only date

Extension: CommunityPlatform
Id: platform
Title: "Platform"
Description: "How members meet."
Context: HealthcareService
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from PlatformCodes (required)

Extension: CommunityModeration
Id: moderation
Title: "Moderation"
Description: "How posts are checked."
Context: HealthcareService
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from ModerationCodes (required)

Extension: CommunityAnonymity
Id: anonymity
Title: "Anonymity"
Description: "Whether a member need not show a real name to others."
Context: HealthcareService
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from AnonymityCodes (required)

Extension: CommunityCost
Id: cost
Title: "Cost"
Description: "What it costs the member; absent where it is not known."
Context: HealthcareService
* insert Published
* value[x] 1..1
* value[x] only code
* value[x] from CostCodes (required)
