package org.peerprescribing.consultation.web;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.SupportKind;

/** What a clinician ticks, and what the matcher makes of it. */
enum Wanted {

	PEOPLE_LIKE_ME(SupportKind.COMPANIONSHIP), PRACTICAL_TIPS(SupportKind.INFORMATIONAL),
	SOMEONE_TO_LISTEN(SupportKind.EMOTIONAL), FOR_CARERS();

	private final SupportKind[] kinds;

	Wanted(SupportKind... kinds) {
		this.kinds = kinds;
	}

	static Set<SupportKind> kinds(Collection<Wanted> ticked) {
		return ticked.stream().flatMap((one) -> Stream.of(one.kinds)).collect(Collectors.toSet());
	}

	static Set<Audience> audiences(Collection<Wanted> ticked) {
		return ticked.contains(FOR_CARERS) ? Set.of(Audience.CARERS) : Set.of();
	}

}
