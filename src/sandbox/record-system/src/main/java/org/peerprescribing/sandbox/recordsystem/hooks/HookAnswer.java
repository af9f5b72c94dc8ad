package org.peerprescribing.sandbox.recordsystem.hooks;

import java.util.List;

/** What came of a hook call. */
public sealed interface HookAnswer {

	/** The service answered; no card is a good answer. */
	record Cards(List<Card> cards) implements HookAnswer {
	}

	/**
	 * The service did not answer, or not with cards.
	 *
	 * @param reason one sentence for the page
	 */
	record Failed(String reason) implements HookAnswer {
	}

}
