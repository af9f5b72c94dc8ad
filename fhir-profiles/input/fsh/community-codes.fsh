CodeSystem: SupportKind
Id: support-kind
Title: "Kind of support"
Description: "What peers give each other."
* insert Published
* ^caseSensitive = true
* #emotional "emotional"
* #informational "informational"
* #instrumental "instrumental"
* #companionship "companionship"
* #esteem "esteem"

ValueSet: SupportKindCodes
Id: support-kind
Title: "Kind of support"
Description: "All codes of kind of support."
* insert Published
* include codes from system SupportKind

CodeSystem: Audience
Id: audience
Title: "Audience"
Description: "For whom a community is; general means adults at large."
* insert Published
* ^caseSensitive = true
* #general "general"
* #young-people "young people"
* #men "men"
* #women "women"
* #lgbtq "lgbtq"
* #carers "carers"
* #parents "parents"
* #veterans "veterans"
* #students "students"
* #bereaved "bereaved"
* #minority-ethnic "minority ethnic"
* #workplace "workplace"
* #older-people "older people"

ValueSet: AudienceCodes
Id: audience
Title: "Audience"
Description: "All codes of audience."
* insert Published
* include codes from system Audience

CodeSystem: Moderation
Id: moderation
Title: "Moderation"
Description: "How posts are checked, the strictest first."
* insert Published
* ^caseSensitive = true
* #pre "Every post before it appears"
* #post-24h "After posting, round the clock"
* #post-hours "After posting, not round the clock"
* #peer-only "By members, or only when something is reported"
* #unknown "Not seen"

ValueSet: ModerationCodes
Id: moderation
Title: "Moderation"
Description: "All codes of moderation."
* insert Published
* include codes from system Moderation

CodeSystem: Platform
Id: platform
Title: "Platform"
Description: "How members meet."
* insert Published
* ^caseSensitive = true
* #forum "Forum"
* #social-network "Social network"
* #group-chat "Group chat"
* #video-meeting "Video meeting"
* #app "App"
* #one-to-one-peer "One peer to one person"

ValueSet: PlatformCodes
Id: platform
Title: "Platform"
Description: "All codes of platform."
* insert Published
* include codes from system Platform

CodeSystem: Anonymity
Id: anonymity
Title: "Anonymity"
Description: "Whether a member need not show a real name to others; not seen is not no."
* insert Published
* ^caseSensitive = true
* #yes "Need not show a real name"
* #no "Must show a real name"
* #unknown "Not seen"

ValueSet: AnonymityCodes
Id: anonymity
Title: "Anonymity"
Description: "All codes of anonymity."
* insert Published
* include codes from system Anonymity

CodeSystem: Cost
Id: cost
Title: "Cost"
Description: "What a community costs the member."
* insert Published
* ^caseSensitive = true
* #free "Free"
* #paid "To be paid"
* #free-if-commissioned "Free where it is commissioned"

ValueSet: CostCodes
Id: cost
Title: "Cost"
Description: "All codes of cost."
* insert Published
* include codes from system Cost

CodeSystem: VettingStatus
Id: vetting-status
Title: "Standing of a vetting"
Description: "How a listed community came to be listed."
* insert Published
* ^caseSensitive = true
* #approved "Reviewed by one person and approved by another"
* #demonstration "Made for a sandbox: nobody has checked it"

ValueSet: VettingStatusCodes
Id: vetting-status
Title: "Standing of a vetting"
Description: "All codes of standing of a vetting."
* insert Published
* include codes from system VettingStatus
