package org.peerprescribing.directory.openreferral;

import java.util.List;
import java.util.function.Function;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The standard's page. One after the last is empty and no fault, so that whoever reads on
 * sees the end.
 *
 * @param totalItems on all pages
 * @param totalPages 0 where there is nothing
 * @param pageNumber the first being 1
 * @param size how many on this page
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Page<T>(int totalItems, int totalPages, int pageNumber, int size, boolean firstPage, boolean lastPage,
		boolean empty, List<T> contents) {

	static <T> Page<T> of(List<T> all, PageRequest wanted) {
		int from = (int) Math.min((long) (wanted.page() - 1) * wanted.size(), all.size());
		List<T> contents = all.subList(from, Math.min(from + wanted.size(), all.size()));
		int pages = (all.size() + wanted.size() - 1) / wanted.size();
		return new Page<>(all.size(), pages, wanted.page(), contents.size(), wanted.page() == 1, wanted.page() >= pages,
				contents.isEmpty(), contents);
	}

	<R> Page<R> map(Function<T, R> translate) {
		return new Page<>(this.totalItems, this.totalPages, this.pageNumber, this.size, this.firstPage, this.lastPage,
				this.empty, this.contents.stream().map(translate).toList());
	}

}
