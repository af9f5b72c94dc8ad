package org.peerprescribing.sandbox.recordsystem.hooks;

import java.util.List;

/**
 * A CDS Hooks card, as far as this record system shows it; absent texts are empty.
 *
 * @param indicator info, warning or critical
 */
public record Card(String summary, String detail, String indicator, String source, List<Link> links,
		List<String> suggestions) {

	/**
	 * A link of a card.
	 *
	 * @param smart whether it is to be opened as a SMART launch
	 */
	public record Link(String label, String url, boolean smart) {
	}

}
