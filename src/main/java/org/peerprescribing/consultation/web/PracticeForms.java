package org.peerprescribing.consultation.web;

import java.util.Map;

/** What the forms of the practice's pages share. */
final class PracticeForms {

	private PracticeForms() {
	}

	/** What nobody sent from such a page is from no version that stands. */
	static int version(Map<String, String> sent) {
		String version = sent.getOrDefault("version", "");
		return version.matches("-1|[0-9]{1,9}") ? Integer.parseInt(version) : Integer.MIN_VALUE;
	}

}
