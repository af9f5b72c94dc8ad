Profile: SentMessage
Parent: Communication
Id: ps-message
Title: "Message"
Description: "That a message went out, by which template and which way. Never its words, and never the link in it."
* insert Published
* insert Impose(UKCore-Communication)
* obeys ps-message-1
* basedOn 1..*
* basedOn only Reference(Prescription)
* medium 1..1
* medium from ChannelCodes (required)
* subject 1..1
* subject only Reference(PersonPrescribedFor)
* payload 1..1
* payload.content[x] only string
* note 0..0

Invariant: ps-message-1
Description: "The payload is the id of a template: no words, no address and no link."
Severity: #error
Expression: "payload.content.ofType(string).all($this.matches('^[a-z][a-z0-9-]{0,40}$'))"
