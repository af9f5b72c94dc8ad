package org.peerprescribing.directory.openreferral;

import java.util.LinkedHashMap;
import java.util.Map;

import org.peerprescribing.fhirapi.FhirSystems;

/**
 * The taxonomies of our feed. Each stands for one column of the catalogue that the
 * standard has no field for, or no codes; its terms are the words of that column. The
 * terms of {@link #NEED} are the needs list, those of {@link #FACT} are columns whose
 * content is text and comes as the value of the attribute.
 */
enum Classification {

	NEED("needs", "need", "Needs", "Coded problems and situations for which peers can be a help (SNOMED CT)", ""),

	SUPPORT("support_types", "support-kind", "Kinds of support", "What peers give there", """
			emotional=Emotional support
			informational=Information and advice
			instrumental=Practical help
			companionship=Company
			esteem=Encouragement"""),

	AUDIENCE("audience", "audience", "Audience", "For whom the community is", """
			general=Adults at large
			young_people=Young people
			men=Men
			women=Women
			lgbtq=LGBTQ+ people
			carers=Carers
			parents=Parents
			veterans=Veterans
			students=Students
			bereaved=Bereaved people
			minority_ethnic=People from minority ethnic communities
			workplace=People at work
			older_people=Older people"""),

	FORMAT("format", "format", "Format", "How people meet there, all of it online", """
			forum=Forum
			social_network=Social network
			group_chat=Group chat
			video_meeting=Video meetings
			app=App
			one_to_one_peer=One peer at a time"""),

	MODERATION("moderation", "moderation", "Moderation", "How posts are checked", """
			pre=Every post is checked before it appears
			post_24h=Posts are checked round the clock
			post_hours=Posts are checked at some hours
			peer_only=Posts are checked by members, or only when reported
			unknown=Not known how posts are checked"""),

	COST("cost", "cost", "Cost", "What it costs the member", """
			free=Free
			paid=Paid
			free_if_commissioned=Free where it is commissioned"""),

	REGION("region", "region", "Region", "Where people may come from", """
			UK=United Kingdom
			England=England
			Wales=Wales
			Scotland=Scotland
			NI=Northern Ireland
			global=Anywhere"""),

	OVERSIGHT("clinical_or_professional_oversight", "professional-oversight", "Professional oversight",
			"Whether health or specialist staff oversee it", Classification.YES_NO),

	ANONYMITY("anonymous_allowed", "anonymity", "Anonymity", "Whether a member need not show a real name to others",
			Classification.YES_NO),

	REGISTRATION("registration_required", "registration", "Registration", "Whether taking part needs an account",
			Classification.YES_NO),

	CRISIS_POLICY("crisis_policy_published", "crisis-policy", "Crisis policy",
			"Whether a public page says where to turn in a crisis", Classification.YES_NO),

	PROVIDER_TYPE("provider_type", "provider-type", "Provider type", "What kind of organisation runs it", """
			charity=Charity
			nhs=NHS organisation
			company=Company
			mutual_aid=Mutual aid group
			public_body=Public body
			unknown=Not known"""),

	STATUS("status", "source-status", "Status seen", "Whether its own page presents it as running", """
			operating=Running
			unknown=Not known
			closed=Closed"""),

	CONFIDENCE("confidence", "confidence", "Confidence", "How well the facts are supported", """
			high=High
			medium=Medium
			low=Low"""),

	FACT("", "fact", "Further facts", "Facts that are text: the attribute has it as its value", """
			id=Name of the community in this directory
			commissioned_by=ODS codes of who pays, where it is free only then
			accessibility_notes=Anything seen about access
			source=Page behind the facts""");

	/** Text after this in a term's URI is its code. */
	static final String CODE_MARK = "#";

	private static final String YES_NO = """
			yes=Yes
			no=No
			unknown=Not known""";

	private final String column;

	private final String key;

	private final String title;

	private final String description;

	private final Map<String, String> terms;

	Classification(String column, String key, String title, String description, String terms) {
		this.column = column;
		this.key = key;
		this.title = title;
		this.description = description;
		Map<String, String> read = new LinkedHashMap<>();
		terms.lines().map((line) -> line.split("=", 2)).forEach((term) -> read.put(term[0], term[1]));
		this.terms = read;
	}

	/** The catalogue's column; empty for {@link #FACT}, whose terms are columns. */
	String column() {
		return this.column;
	}

	/** Names it in ids and addresses; never changes. */
	String key() {
		return this.key;
	}

	String title() {
		return this.title;
	}

	String description() {
		return this.description;
	}

	String uri() {
		return FhirSystems.codes(this.key);
	}

	/** Code to words, in the order of the list; the needs are not here. */
	Map<String, String> terms() {
		return java.util.Collections.unmodifiableMap(this.terms);
	}

}
