CodeSystem: ConsentPurpose
Id: consent-purpose
Title: "Purpose of a choice"
Description: "What a person can allow, choice by choice."
* insert Published
* ^caseSensitive = true
* #contact "Messages about the prescription"
* #record-everything "What the patient reports goes into the record"
* #record-codes-only "Codes of what the patient reports, without words"

ValueSet: ConsentPurposeCodes
Id: consent-purpose
Title: "Purpose of a choice"
Description: "All codes of purpose of a choice."
* insert Published
* include codes from system ConsentPurpose

CodeSystem: Channel
Id: channel
Title: "Channel"
Description: "How a message reaches the patient."
* insert Published
* ^caseSensitive = true
* #text "Text message"
* #email "E-mail"
* #letter "Letter"

ValueSet: ChannelCodes
Id: channel
Title: "Channel"
Description: "All codes of channel."
* insert Published
* include codes from system Channel
