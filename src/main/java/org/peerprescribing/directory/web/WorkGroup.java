package org.peerprescribing.directory.web;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind on the curators' work list.
 *
 * @param name which; {@code directory.work.<name>} is its heading
 * @param rows those shown now
 * @param total how many there are
 * @param number which page of them this is, from 1
 * @param pages how many pages
 */
record WorkGroup(Name name, List<Row> rows, int total, int number, int pages) {

	/** Rows of a group among others. */
	static final int FIRST = 10;

	/** Rows a page of a group alone. */
	static final int SIZE = 50;

	static WorkGroup first(Name name, List<Row> all) {
		return new WorkGroup(name, all.stream().limit(FIRST).toList(), all.size(), 1, 1);
	}

	static WorkGroup page(Name name, List<Row> all, int number) {
		int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
		int shown = Math.clamp(number, 1, pages);
		return new WorkGroup(name, all.stream().skip((shown - 1L) * SIZE).limit(SIZE).toList(), all.size(), shown,
				pages);
	}

	public boolean isCut() {
		return this.pages == 1 && this.total > this.rows.size();
	}

	/** Whether its rows say since or until when. */
	public boolean isDated() {
		return this.rows.stream().anyMatch((row) -> !row.when().isEmpty());
	}

	/** The groups, in the order of the page. */
	enum Name {

		TASKS, TO_APPROVE, SENT_BACK, OPEN, RENEWALS, SAFETY, LINKS, BACK, INCOMPLETE

	}

	/**
	 * One row.
	 *
	 * @param community name of the community
	 * @param href where to do something about it
	 * @param what what it is about
	 * @param when since or until when; empty where nothing is said
	 * @param urgent whether it cannot wait
	 * @param task the task that can be marked as done; null where it ends by itself
	 */
	record Row(String community, String href, String what, String when, boolean urgent, @Nullable UUID task) {
	}

}
